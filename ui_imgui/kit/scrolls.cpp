#include "ui_imgui/kit/scrolls.hpp"

#include <algorithm>
#include <cmath>

#include "ui_imgui/kit/metrics.hpp"

namespace b2go::kit {

void Scrolls::update(const Input& input, float dp, int layer) {
    drag(input, dp, layer);
    glide(input, dp);
    if (input.pointer.wheel != 0) {
        if (const Area* area = under(input.pointer.at, layer)) {
            thrown_ = 0;
            move_to(*area, offset(area->id) - input.pointer.wheel * metrics::kRow * dp);
        }
    }
}

void Scrolls::drag(const Input& input, float dp, int layer) {
    const Pointer& pointer = input.pointer;
    if (pointer.pressed) {
        thrown_ = 0;
        const Area* area = under(pointer.at, layer);
        claimed_ = area == nullptr ? 0 : area->id;
        dragged_ = 0;
    }
    const Area* area = find(claimed_);
    if (pointer.down && area != nullptr) {
        const bool upright =
            std::abs(pointer.at.y - pointer.began.y) > std::abs(pointer.at.x - pointer.began.x);
        if (dragged_ == 0 && pointer.dragging && upright) {
            dragged_ = claimed_;
            drag_from_ = offset(claimed_);
            // The content must not jump by the slop that was used up; what a fast finger went
            // beyond it counts.
            const float slop = metrics::kSlop * dp;
            finger_from_ = pointer.began.y + (pointer.at.y < pointer.began.y ? -slop : slop);
            samples_.clear();
        }
        if (dragged_ != 0) {
            move_to(*area, drag_from_ - (pointer.at.y - finger_from_));
            samples_.push_back({input.now_s, pointer.at.y});
            std::erase_if(samples_, [&](const Sample& sample) {
                return input.now_s - sample.at_s > metrics::kThrowWindow_s;
            });
        }
    }
    if (!pointer.down) {
        if (dragged_ != 0 && pointer.released && samples_.size() > 1) {
            const double time_s = input.now_s - samples_.front().at_s;
            const float way = samples_.front().y - pointer.at.y;
            speed_ = time_s > 0 ? way / static_cast<float>(time_s) : 0;
            thrown_ = std::abs(speed_) > metrics::kThrowSpeed * dp ? dragged_ : 0;
        }
        claimed_ = dragged_ = 0;
    }
}

bool Scrolls::rests() const {
    return std::all_of(samples_.begin(), samples_.end(),
                       [&](const Sample& sample) { return sample.y == samples_.front().y; });
}

void Scrolls::glide(const Input& input, float dp) {
    const Area* area = find(thrown_);
    if (area == nullptr) {
        thrown_ = 0;
        return;
    }
    const float wanted = offset(thrown_) + speed_ * input.elapsed_s;
    move_to(*area, wanted);
    speed_ *= std::exp(-metrics::kKineticDecay * input.elapsed_s);
    const bool at_end = wanted <= 0 || wanted >= area->most;
    if (at_end || std::abs(speed_) < metrics::kStandingSpeed * dp) {
        thrown_ = 0;
    }
}

float Scrolls::offset(NodeId id) const {
    const auto found = offsets_.find(id);
    return found == offsets_.end() ? 0 : found->second;
}

void Scrolls::set_offset(NodeId id, float offset) { offsets_[id] = std::max(0.0F, offset); }

void Scrolls::note(NodeId id, Rect area, Rect visible, float content_height, int layer) {
    const float most = std::max(0.0F, content_height - area.height);
    areas_.push_back({id, visible, most, layer});
    if (offset(id) > most) {
        offsets_[id] = most;
    }
}

void Scrolls::reveal(NodeId id, Rect area, Rect part, float margin) {
    const float above = part.y - margin - area.y;
    const float below = part.bottom() + margin - area.bottom();
    if (above < 0) {
        set_offset(id, offset(id) + above);
    } else if (below > 0) {
        // A part higher than the area shows its beginning.
        set_offset(id, offset(id) + std::min(below, above));
    }
    thrown_ = 0;
}

void Scrolls::page(float pages, int layer) {
    const auto size = [](const Area& area) { return area.visible.width * area.visible.height; };
    const Area* largest = nullptr;
    for (const Area& area : areas_) {
        if (area.layer == layer && area.most > 0 &&
            (largest == nullptr || size(area) > size(*largest))) {
            largest = &area;
        }
    }
    if (largest != nullptr) {
        move_to(*largest, offset(largest->id) + pages * largest->visible.height);
    }
}

bool Scrolls::move_by(NodeId id, float pixels) {
    const Area* area = find(id);
    if (area == nullptr) {
        return false;
    }
    const float before = offset(id);
    move_to(*area, before + pixels);
    return offset(id) != before;
}

bool Scrolls::page(NodeId id, float pages) {
    const Area* area = find(id);
    return area != nullptr && move_by(id, pages * area->visible.height);
}

const Scrolls::Area* Scrolls::under(Point point, int layer) const {
    const Area* innermost = nullptr;
    for (const Area& area : areas_) {
        if (area.layer == layer && area.most > 0 && area.visible.contains(point)) {
            innermost = &area;
        }
    }
    return innermost;
}

const Scrolls::Area* Scrolls::find(NodeId id) const {
    const auto found =
        std::find_if(areas_.begin(), areas_.end(), [&](const Area& area) { return area.id == id; });
    return id == 0 || found == areas_.end() ? nullptr : &*found;
}

void Scrolls::move_to(const Area& area, float offset) {
    offsets_[area.id] = std::clamp(offset, 0.0F, area.most);
}

} // namespace b2go::kit
