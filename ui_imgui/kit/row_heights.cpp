#include "ui_imgui/kit/row_heights.hpp"

#include <algorithm>

namespace b2go::kit {

void RowHeights::resize(std::size_t count, float guess) {
    guess_ = guess;
    if (count == heights_.size()) {
        return;
    }
    heights_.resize(count, 0);
    blocks_.assign((count + kBlock - 1) / kBlock, {});
    for (std::size_t row = 0; row < count; ++row) {
        Block& block = blocks_[row / kBlock];
        block.known += static_cast<double>(heights_[row]);
        block.unknown += heights_[row] > 0 ? 0 : 1;
    }
}

void RowHeights::set(std::size_t row, float height) {
    Block& block = blocks_[row / kBlock];
    block.known += static_cast<double>(height) - static_cast<double>(heights_[row]);
    block.unknown -= heights_[row] > 0 ? 0 : 1;
    heights_[row] = height;
}

float RowHeights::height(std::size_t row) const { return known_or_guess(row); }

double RowHeights::block_height(std::size_t block) const {
    return blocks_[block].known +
           static_cast<double>(blocks_[block].unknown) * static_cast<double>(guess_);
}

double RowHeights::offset(std::size_t row) const {
    double sum = 0;
    const std::size_t block = row / kBlock;
    for (std::size_t i = 0; i < block; ++i) {
        sum += block_height(i);
    }
    for (std::size_t i = block * kBlock; i < row; ++i) {
        sum += static_cast<double>(known_or_guess(i));
    }
    return sum;
}

std::size_t RowHeights::row_at(double offset) const {
    if (heights_.empty()) {
        return 0;
    }
    std::size_t block = 0;
    while (block + 1 < blocks_.size() && offset >= block_height(block)) {
        offset -= block_height(block);
        ++block;
    }
    std::size_t row = block * kBlock;
    const std::size_t end = std::min(row + kBlock, heights_.size());
    while (row + 1 < end && offset >= static_cast<double>(known_or_guess(row))) {
        offset -= static_cast<double>(known_or_guess(row));
        ++row;
    }
    return row;
}

} // namespace b2go::kit
