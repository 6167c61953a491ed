// Lines of pages by fingerprint, for the binding file of documents.
#pragma once

#include <memory>
#include <vector>

#include "bindings.hpp"
#include "quotidian/document/page_lines.hpp"

namespace quotidian::bindings {

/// Columns over the lines of all documents: where each document's begin (n + 1), offsets (m, 2) in code points, keys, labels, words, flags
/// (1 prose, 2 quoted, 4 told, 8 own, 16 headline).
[[nodiscard]] py::tuple page_lines_many(const std::vector<std::shared_ptr<document::Document>>& documents, const Lexicons& lexicons,
                                        unsigned threads);

/// Each document with what is known of its lines; `known` holds a number of `document::PageKnowledge` for every line of all. Throws
/// ValueError for another number of values, or a number that there is not.
[[nodiscard]] std::vector<std::shared_ptr<document::Document>> with_page_lines_many(
    const std::vector<std::shared_ptr<document::Document>>& documents, const py::array_t<std::uint8_t, py::array::forcecast>& known,
    const Lexicons& lexicons, const std::vector<std::uint32_t>& headline_ends, unsigned threads);

}  // namespace quotidian::bindings
