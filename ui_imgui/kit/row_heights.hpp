#pragma once

#include <cstddef>
#include <vector>

namespace b2go::kit {

/// Where each row of a long list lies, when only rows that were once drawn have a known height and
/// the others are taken to be like the average of those. Finding a row in 100,000 looks at a few
/// hundred numbers.
class RowHeights {
public:
    /// Forgets what lies behind the new end; new rows are guessed.
    void resize(std::size_t count, float guess);
    [[nodiscard]] std::size_t count() const { return heights_.size(); }
    void set(std::size_t row, float height);
    [[nodiscard]] float height(std::size_t row) const;
    /// From the start of the list to the start of `row`; `row` == count gives the whole.
    [[nodiscard]] double offset(std::size_t row) const;
    /// The row that covers `offset`; the nearest one outside.
    [[nodiscard]] std::size_t row_at(double offset) const;

private:
    static constexpr std::size_t kBlock = 256;
    [[nodiscard]] float known_or_guess(std::size_t row) const {
        return heights_[row] > 0 ? heights_[row] : guess_;
    }
    [[nodiscard]] double block_height(std::size_t block) const;

    struct Block {
        double known = 0;        ///< sum of the known heights
        std::size_t unknown = 0; ///< rows that are guessed
    };
    std::vector<float> heights_; ///< 0: never drawn
    std::vector<Block> blocks_;
    float guess_ = 1;
};

} // namespace b2go::kit
