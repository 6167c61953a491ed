// Model files: what is saved comes back; what is damaged is refused, wherever the damage is.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "quotidian/model/model.hpp"

using namespace quotidian::model;

namespace {

Model small_model() {
  return Model(R"({"data": "three numbers, a table and nothing"})",
               {{"weights", {3}, {0.5F, -1.25F, 3.0F}}, {"table", {2, 2}, {1, 2, 3, 4}}, {"none", {0, 7}, {}}, {"one", {}, {42}}});
}

std::string fault(const std::string& bytes) {
  try {
    static_cast<void>(load_model(bytes));
  } catch (const std::invalid_argument& error) { return error.what(); }
  return "no fault was found";
}

/// CRC-32 bit by bit, the plain twin of the table in the source.
std::uint32_t plain_crc32(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char unit : bytes) {
    crc ^= static_cast<unsigned char>(unit);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
  }
  return ~crc;
}

std::string number(std::uint32_t value) {
  std::string out;
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((value >> shift) & 0xFFU));
  return out;
}

/// A file whose checksum agrees with whatever stands in it.
std::string sealed(const std::string& body) { return body + number(plain_crc32(body)); }
std::string head() { return "QUOTMODL" + number(1); }
std::string words(const std::string& content) { return number(static_cast<std::uint32_t>(content.size())) + content; }

}  // namespace

TEST_CASE("a model comes back as it was saved") {
  const Model model = small_model();
  CHECK(load_model(save_model(model)) == model);
  CHECK(load_model(save_model(Model())) == Model());
}

TEST_CASE("numbers that are no numbers come back too") {
  const float huge = std::numeric_limits<float>::infinity();
  const Model back = load_model(save_model(Model("", {{"odd", {3}, {huge, -0.0F, std::nanf("")}}})));
  REQUIRE(back.find("odd"));
  CHECK(back.find("odd")->values[0] == huge);
  CHECK(std::signbit(back.find("odd")->values[1]));
  CHECK(std::isnan(back.find("odd")->values[2]));
}

TEST_CASE("the bytes of a file are the same on every machine") {
  CHECK(save_model(Model("c", {{"p", {1}, {1.0F}}})) ==
        sealed(head() + words("c") + number(1) + words("p") + number(1) + number(1) + number(0x3F800000U)));
  CHECK(plain_crc32("123456789") == 0xCBF43926U);  // the published check value of CRC-32
}

TEST_CASE("parts are found by name, single numbers by index") {
  const Model model = small_model();
  REQUIRE(model.find("table"));
  CHECK(model.find("table")->shape == std::vector<std::uint32_t>{2, 2});
  CHECK(model.find("tables") == nullptr);
  CHECK(model.value("weights", 1, 9) == -1.25F);
  CHECK(model.value("weights", 3, 9) == 9);
  CHECK(model.value("absent", 0, 9) == 9);
  CHECK(model.value("none", 0, 9) == 9);
}

TEST_CASE("a model whose shapes and numbers disagree is not made") {
  CHECK_THROWS_AS(Model("", {{"p", {3}, {1, 2}}}), std::invalid_argument);
  CHECK_THROWS_AS(Model("", {{"p", {1}, {1}}, {"p", {1}, {1}}}), std::invalid_argument);
  // 65536 to the fourth is 2^64, which is 0 where sizes wrap round
  CHECK_THROWS_AS(Model("", {{"p", {65536, 65536, 65536, 65536}, {}}}), std::invalid_argument);
}

TEST_CASE("a file cut at any byte is refused") {
  const std::string whole = save_model(small_model());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string message = fault(whole.substr(0, size));
    INFO(size << ": " << message);
    CHECK(message.find("model file") == 0);
  }
  CHECK(fault(whole + "x").find("model file") == 0);
}

TEST_CASE("a file with any one bit turned is refused") {
  const std::string whole = save_model(small_model());
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string damaged = whole;
    damaged[bit / 8] = static_cast<char>(static_cast<unsigned char>(damaged[bit / 8]) ^ (1U << (bit % 8)));
    if (fault(damaged).find("model file") != 0) FAIL("bit " << bit << " was turned unseen");
  }
}

TEST_CASE("sizes that promise more than the file holds are refused before anything is made for them") {
  const std::string part = head() + words("") + number(1) + words("p");
  const std::vector<std::string> files = {
      head() + number(0xFFFFFFFFU),                                                                  // card
      head() + words("") + number(0xFFFFFFFFU),                                                      // parts
      head() + words("") + number(1) + number(0xFFFFFFF0U),                                          // name
      part + number(0xFFFFFFFFU),                                                                    // dimensions
      part + number(9) + std::string(36, '\0'),                                                      // dimensions
      part + number(1) + number(0xFFFFFFFFU),                                                        // numbers
      part + number(2) + number(0x10000U) + number(0x10000U),                                        // 2^32 numbers
      part + number(4) + number(0x10000U) + number(0x10000U) + number(0x10000U) + number(0x10000U),  // 2^64 numbers
      part + number(3) + number(0) + number(0xFFFFFFFFU) + number(0xFFFFFFFFU) + "rest",             // none of very many
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string message = fault(sealed(files[i]));
    INFO(i << ": " << message);
    CHECK(message.find("model file") == 0);
    CHECK(message.find("checksum") == std::string::npos);
  }
}

TEST_CASE("what is no model, or of another version, is called so") {
  CHECK(fault("").find("no model of quotidian") != std::string::npos);
  CHECK(fault("PK\x03\x04 something else altogether").find("no model of quotidian") != std::string::npos);
  CHECK(fault(sealed("QUOTMODL" + number(2) + words("") + number(0))).find("has version 2") != std::string::npos);
  CHECK(fault(sealed(head() + words("") + number(0) + "more")).find("goes on after its last part") != std::string::npos);
}
