# `cmake --install`: headers, library, lexicons and a CMake package `quotidian`.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(QUOTIDIAN_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/quotidian)
set(QUOTIDIAN_LEXICON_DIR ${CMAKE_INSTALL_DATADIR}/quotidian/lexicon)

install(TARGETS quotidian EXPORT quotidian ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/cpp/include/quotidian DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT quotidian NAMESPACE quotidian:: FILE quotidianTargets.cmake DESTINATION ${QUOTIDIAN_CMAKE_DIR})

# The core opens no files, so a program is given one file a language: what serves all languages first, its own on top.
install(CODE "
  file(GLOB languages \"${PROJECT_SOURCE_DIR}/python/quotidian/data/lexicon/*\")
  foreach(folder \${languages})
    get_filename_component(language \${folder} NAME)
    file(GLOB topics \"${PROJECT_SOURCE_DIR}/python/quotidian/data/lexicon/any/*.tsv\")
    if(NOT language STREQUAL \"any\")
      file(GLOB own \"\${folder}/*.tsv\")
      list(APPEND topics \${own})
    endif()
    set(whole \"\")
    foreach(topic \${topics})
      file(READ \${topic} lines)
      string(APPEND whole \"\${lines}\")
    endforeach()
    file(WRITE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${QUOTIDIAN_LEXICON_DIR}/\${language}.tsv\" \"\${whole}\")
  endforeach()
")

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/quotidianConfig.cmake.in ${PROJECT_BINARY_DIR}/quotidianConfig.cmake
  INSTALL_DESTINATION ${QUOTIDIAN_CMAKE_DIR} PATH_VARS QUOTIDIAN_LEXICON_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/quotidianConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/quotidianConfig.cmake ${PROJECT_BINARY_DIR}/quotidianConfigVersion.cmake
        DESTINATION ${QUOTIDIAN_CMAKE_DIR})
