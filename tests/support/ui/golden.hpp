#pragma once

#include <filesystem>
#include <string>

#include "ui_imgui/kit/picture.hpp"

namespace b2go::tests {

/// Fails the test if more than 3 % of the pixels differ clearly from the kept picture
/// `folder`/`name`.png; what was drawn is then written beside the test program. With
/// B2GO_REWRITE_PICTURES set in the environment the kept picture is replaced instead: look at it.
///
/// Where Inter 4 (Debian 13) lays a screen out otherwise than Inter 3 (Debian 12) does, there is a
/// second kept picture, `name`+inter4.png, and the screen must be like one of the two.
///
/// Kept pictures are half as wide and high as the screen: a glyph that another version of the font
/// renderer draws a shade bolder is no change, a moved widget is.
void require_like_kept(const kit::Picture& picture, const std::filesystem::path& folder,
                       const std::string& name);

} // namespace b2go::tests
