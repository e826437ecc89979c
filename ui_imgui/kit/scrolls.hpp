#pragma once

#include <unordered_map>
#include <vector>

#include "ui_imgui/kit/geometry.hpp"
#include "ui_imgui/kit/input.hpp"
#include "ui_imgui/kit/semantics.hpp"

namespace b2go::kit {

/// Where every scrolling part stands, and how fingers, wheel and throws move it.
class Scrolls {
public:
    /// Applies the frame's input to the areas of the last frame; `dp` is pixels per dp. What is
    /// below `layer` does not move.
    void update(const Input& input, float dp, int layer);

    /// This frame's areas, in drawing order: an inner one after the one around it.
    void begin_frame() { areas_.clear(); }
    /// Where its content begins above the area's top, pixels, 0 or more.
    [[nodiscard]] float offset(NodeId id) const;
    void set_offset(NodeId id, float offset);
    /// Says how the area was drawn; keeps the offset inside what there is.
    void note(NodeId id, Rect area, Rect visible, float content_height, int layer);
    /// Moves it so that `part`, given as drawn in this frame, is seen.
    void reveal(NodeId id, Rect area, Rect part, float margin);
    /// Moves the largest area of the layer by so many of its heights (page keys).
    void page(float pages, int layer);
    /// Moves this area as far as it can; false if it was at its end, or was not drawn.
    bool move_by(NodeId id, float pixels);
    /// Moves it by so many of its heights; false as above.
    bool page(NodeId id, float pages);

    /// The finger is somebody else's (a signature, a selection): nothing scrolls with it.
    void let_go() { claimed_ = dragged_ = 0; }

    /// Something still glides, or a finger that drags has not come to rest.
    [[nodiscard]] bool moving() const { return thrown_ != 0 || (dragged_ != 0 && !rests()); }

private:
    struct Area {
        NodeId id = 0;
        Rect visible;
        float most = 0; ///< largest offset
        int layer = 0;
    };
    struct Sample {
        double at_s = 0;
        float y = 0;
    };
    [[nodiscard]] const Area* under(Point point, int layer) const;
    [[nodiscard]] const Area* find(NodeId id) const;
    void move_to(const Area& area, float offset);
    void drag(const Input& input, float dp, int layer);
    /// The finger has stood still for as long as a throw looks back.
    [[nodiscard]] bool rests() const;
    void glide(const Input& input, float dp);

    std::unordered_map<NodeId, float> offsets_;
    std::vector<Area> areas_;
    NodeId claimed_ = 0;  ///< the area a finger went down on
    NodeId dragged_ = 0;  ///< the same once it has moved
    float drag_from_ = 0; ///< its offset then
    float finger_from_ = 0;
    std::vector<Sample> samples_;
    NodeId thrown_ = 0;
    float speed_ = 0; ///< pixels per second
};

} // namespace b2go::kit
