# `cmake --install`: headers, library, data and a CMake package `quotidian`.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
install(TARGETS quotidian EXPORT quotidian ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/cpp/include/quotidian DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/python/quotidian/data/lexicon DESTINATION ${CMAKE_INSTALL_DATADIR}/quotidian)
set(QUOTIDIAN_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/quotidian)
install(EXPORT quotidian NAMESPACE quotidian:: FILE quotidianTargets.cmake DESTINATION ${QUOTIDIAN_CMAKE_DIR})
file(WRITE ${PROJECT_BINARY_DIR}/quotidianConfig.cmake
"include(CMakeFindDependencyMacro)
find_dependency(ICU COMPONENTS uc i18n)
find_dependency(Eigen3 NO_MODULE)
find_dependency(Threads)
include(\${CMAKE_CURRENT_LIST_DIR}/quotidianTargets.cmake)
")
write_basic_package_version_file(${PROJECT_BINARY_DIR}/quotidianConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/quotidianConfig.cmake ${PROJECT_BINARY_DIR}/quotidianConfigVersion.cmake
        DESTINATION ${QUOTIDIAN_CMAKE_DIR})
