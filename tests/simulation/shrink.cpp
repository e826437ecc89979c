#include "tests/simulation/shrink.hpp"

#include <algorithm>
#include <numeric>

namespace b2go::simulation {

std::vector<std::size_t> shrink(std::size_t steps,
                                const std::function<bool(const std::vector<std::size_t>&)>& fails) {
    std::vector<std::size_t> kept(steps);
    std::iota(kept.begin(), kept.end(), 0U);
    for (std::size_t run = std::max<std::size_t>(steps / 2, 1);;) {
        bool dropped = false;
        for (std::size_t end = kept.size(); end > 0;) {
            const std::size_t begin = end > run ? end - run : 0;
            std::vector<std::size_t> rest(kept.begin(),
                                          kept.begin() + static_cast<std::ptrdiff_t>(begin));
            rest.insert(rest.end(), kept.begin() + static_cast<std::ptrdiff_t>(end), kept.end());
            if (fails(rest)) {
                kept = std::move(rest);
                dropped = true;
            }
            end = begin;
        }
        if (run == 1 && !dropped) {
            return kept;
        }
        run = std::max<std::size_t>(run / 2, 1);
    }
}

} // namespace b2go::simulation
