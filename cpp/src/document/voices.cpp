// Which labels belong to one speaker: full names, then initials, surnames, offices, given names.
#include "document/voices.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "quotidian/text/utf8.hpp"

namespace quotidian::document {
namespace {

std::string last_word(const std::string& key) { return key.substr(key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ') + 1); }

std::string first_letter(std::string_view letters) {
  return letters.empty() ? std::string() : std::string(letters.substr(0, text::decode(letters, 0).size));
}

std::string last_letter(std::string_view letters) {
  if (letters.empty()) return {};
  return std::string(letters.substr(letters.size() - text::decode_before(letters, letters.size()).size));
}

bool is_one_letter(const Label& label) { return label.is_initials && first_letter(label.initials) == label.initials; }

/// Short forms of full labels, and the voices that they lead back to, in the order in which those were brought in.
class ShortForms {
 public:
  using Found = std::vector<std::size_t>;

  void add(const Label& label, std::size_t voice) {
    note(words_, label.key, voice);
    note(words_, label.name, voice);
    note(words_, last_word(label.name), voice);
    for (std::size_t at = label.key.find(' '); at != std::string::npos; at = label.key.find(' ', at + 1))
      note(words_, label.key.substr(0, at), voice);
    if (label.name.find(' ') == std::string::npos) note(single_, label.name, voice);
    note(initials_[0], label.initials, voice);
    note(initials_[1], first_letter(label.initials) + last_letter(label.initials), voice);
    note(initials_[2], first_letter(label.initials), voice);
    note(initials_[3], last_letter(label.initials), voice);
  }

  [[nodiscard]] const Found* by_words(const Label& label) const {
    for (const std::string* form : {&label.key, &label.name}) {
      if (const auto at = words_.find(*form); at != words_.end()) return &at->second;
    }
    if (label.name.find(' ') == std::string::npos) return nullptr;
    const auto at = single_.find(last_word(label.name));  // "Desmond Oyelaran" after "Oyelaran"
    return at == single_.end() ? nullptr : &at->second;
  }

  [[nodiscard]] const Found* by_initials(const Label& label) const {
    for (const auto& table : initials_) {
      if (const auto at = table.find(label.initials); at != table.end()) return &at->second;
    }
    return nullptr;
  }

 private:
  using Table = std::map<std::string, Found>;
  static void note(Table& table, const std::string& form, std::size_t voice) {
    if (form.empty()) return;
    Found& found = table[form];
    if (std::find(found.begin(), found.end(), voice) == found.end() && found.size() < most_namesakes) found.push_back(voice);
  }
  static constexpr std::size_t most_namesakes = 16;
  Table words_, single_;
  std::array<Table, 4> initials_;  // all of them, first and last, first, last
};

/// "A" and "S" are words for a side and somebody's initial: the latter where each such label has a full one before it.
bool letters_are_initials(const std::vector<const Label*>& labels) {
  ShortForms seen;
  bool any = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = *labels[i];
    if (label.question && is_one_letter(label)) {
      if (seen.by_initials(label) == nullptr) return false;
      any = true;
    } else if (!label.question && !label.is_initials) {
      seen.add(label, i);
    }
  }
  return any;
}

}  // namespace

Voices lead_back(const std::vector<const Label*>& labels) {
  Voices out;
  ShortForms forms;
  std::map<std::string, std::size_t> of_key;  // labels that lead back to nothing, by what they are
  const bool initials = letters_are_initials(labels);
  std::size_t run = 0;  // place in a row of equal labels
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = *labels[i];
    const bool side = label.question && !(initials && is_one_letter(label));
    out.sides.push_back(side ? label.question : std::nullopt);
    run = i > 0 && labels[i - 1]->key == label.key ? run + 1 : 0;
    const ShortForms::Found* found = nullptr;
    if (!side) found = forms.by_words(label);  // a short surname in capitals looks like initials
    if (!side && found == nullptr && label.is_initials) found = forms.by_initials(label);
    std::size_t voice = out.fullest.size();
    if (found != nullptr) {
      std::size_t length = run + 1;
      while (length <= found->size() && i + length - run < labels.size() && labels[i + length - run]->key == label.key) ++length;
      voice = found->size() > 1 && length == found->size() ? (*found)[run] : found->back();
    } else if (const auto at = of_key.find(label.name); at != of_key.end()) {
      voice = at->second;
    }
    if (voice == out.fullest.size()) {
      out.fullest.push_back(i);
      of_key.emplace(label.name, voice);
    } else if (const Label& known = *labels[out.fullest[voice]];
               !label.is_initials && (known.is_initials || label.key.size() > known.key.size())) {
      out.fullest[voice] = i;
    }
    out.of_label.push_back(voice);
    if (!side && !label.is_initials) forms.add(label, voice);
  }
  return out;
}

}  // namespace quotidian::document
