// Speakers as Python's rows and links, and as a pickle keeps them.
#pragma once

#include "bindings.hpp"
#include "quotidian/speakers/speaker.hpp"
#include "stages.hpp"

namespace quotidian::bindings {

/// Speakers with the document that their spans stand in.
struct HeldSpeakers {
  std::shared_ptr<document::Document> document;
  speakers::Speakers value;
};

/// A dict a speaker (see _core.pyi).
[[nodiscard]] py::list rows_of(const HeldSpeakers& self);
/// (speaker or None, resolution, confidence) a quote.
[[nodiscard]] py::list links_of(const HeldSpeakers& self);
/// What a pickle keeps, in bytes of the text, and back.
[[nodiscard]] py::tuple speakers_state(const HeldSpeakers& self);
[[nodiscard]] std::shared_ptr<HeldSpeakers> speakers_from(const py::tuple& state);

}  // namespace quotidian::bindings
