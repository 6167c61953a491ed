// Table of contents of the compiled module.
#include "bindings.hpp"

PYBIND11_MODULE(_core, m) {
  using namespace quotidian::bindings;
  m.doc() = "The compiled core of quotidian; use the package, not this module.";
  m.attr("__version__") = QUOTIDIAN_VERSION;
  bind_text(m);
  bind_lexicon(m);
  bind_model(m);
  bind_tokens(m);
  bind_document(m);
  bind_tags(m);
  bind_entities(m);
  bind_quotes(m);
  bind_speakers(m);
  bind_terms(m);
  bind_similarity(m);
  bind_statistics(m);
}
