#include "platform/window/battery.hpp"

#include <filesystem>
#include <fstream>

namespace b2go::platform {

std::optional<int> battery_percent() {
    std::error_code error;
    for (const auto& supply :
         std::filesystem::directory_iterator("/sys/class/power_supply", error)) {
        std::ifstream file(supply.path() / "capacity");
        int percent = -1;
        if (file >> percent && percent >= 0 && percent <= 100) {
            return percent;
        }
    }
    return std::nullopt;
}

} // namespace b2go::platform
