#pragma once

/// Sizes in dp (a pixel at scale 1 on a 10.1" screen of 1280 × 800) and times, each once.
namespace b2go::kit::metrics {

// --- what is touched: grows with gloves --------------------------------------------------------
inline constexpr float kTarget = 48;  ///< nothing to tap is smaller
inline constexpr float kControl = 60; ///< buttons, fields
inline constexpr float kSmallControl = 52;
inline constexpr float kRow = 66;
inline constexpr float kRailItem = 92;
inline constexpr float kRailItemNarrow = 68;
inline constexpr float kGloveFactor = 1.25F;
/// What is taller at 100 % text is hit with gloves anyway: only so much of it grows.
inline constexpr float kTallTarget = 110;

// --- around it -------------------------------------------------------------------------------
inline constexpr float kGap = 12;
inline constexpr float kPad = 20;
inline constexpr float kRadius = 10;
inline constexpr float kCardRadius = 14;
inline constexpr float kBorder = 2;
inline constexpr float kTopBar = 68;
inline constexpr float kActionBar = 92;
inline constexpr float kRail = 108;
inline constexpr float kRailNarrow = 76;
inline constexpr float kFocusRing = 4;
inline constexpr float kFocusEdge = 3;
/// Between what is tapped and the words above and below it: the ring lies on neither.
inline constexpr float kBesideWords = kFocusRing + kFocusEdge + 2;
inline constexpr float kScrollBar = 6;
inline constexpr float kKeyboard = 352;
/// The keyboard never takes more of a low screen than this.
inline constexpr float kKeyboardShare = 0.55F;
/// Lower than this there is no room for the action bar beside the keyboard.
inline constexpr float kActionBarBesideKeyboard = 520;

/// Under this many dp there is one column and a rail of icons.
inline constexpr float kNarrow = 1000;
/// Under these, rail and bars leave nothing to work in; where it is narrow, bars take more lines.
inline constexpr float kLeastWidth = 600;
inline constexpr float kLeastHeight = 400;
inline constexpr float kLeastNarrowHeight = 600;
/// The same in both directions with text and gloves counted in.
inline constexpr float kLeastUnits = 300;

// --- touch -----------------------------------------------------------------------------------
/// A finger that wanders less than this still taps.
inline constexpr float kSlop = 14;
/// A thrown list loses this share of its speed per second (as a power of e).
inline constexpr float kKineticDecay = 3.2F;
/// Slower than this a throw is none, and a thrown list stands, dp per second.
inline constexpr float kThrowSpeed = 80;
inline constexpr float kStandingSpeed = 24;
/// The last movement before a finger leaves decides the throw.
inline constexpr double kThrowWindow_s = 0.1;
inline constexpr double kLongPress_s = 0.5;
inline constexpr double kKeyRepeatDelay_s = 0.5;
inline constexpr double kKeyRepeat_s = 0.08;

} // namespace b2go::kit::metrics
