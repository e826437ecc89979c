#include "base/outcome.hpp"

#include <cstdio>
#include <cstdlib>

namespace b2go::base {

void broken_invariant(const char* what) {
    std::fprintf(stderr, "b2go: broken invariant: %s. The program stops; stored data is safe.\n",
                 what);
    std::abort();
}

} // namespace b2go::base
