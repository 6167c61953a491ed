// Counting the terms of many `str`: what is read, and how it is divided among threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "borrowed.hpp"
#include "quotidian/terms/count.hpp"

namespace quotidian::bindings {

/// What the slots read: all in the order of documents.
struct Job {
  std::vector<Borrowed> texts;
  std::vector<std::optional<Offsets>> within;  // empty, or one for each text
  std::vector<Offsets> words;                  // empty, or the words of each text
  std::vector<std::optional<std::string>> langs;
  const Lexicons& lexicons;
  bool treebank = false;
};

/// Count document i of the job. Throws ValueError naming the document and the row of a span that is none.
void add(const Job& job, std::size_t i, terms::Counter& counter);

/// Count the job, a counter for each stretch of documents; Ctrl-C is heard.
[[nodiscard]] std::vector<terms::Counter> count(const Job& job, const terms::Counting& counting, unsigned threads);

/// Bounds of stretches of about the same length: one for each thread, more where they would grow too long.
[[nodiscard]] std::vector<std::size_t> divide(const std::vector<Borrowed>& texts, unsigned threads);

}  // namespace quotidian::bindings
