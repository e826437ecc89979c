#include "platform/place.hpp"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace b2go::platform {

namespace {

/// What is wrong, as it follows the name of the folder.
std::optional<base::Label> trouble_with(const std::filesystem::path& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) == 0) {
        if (!S_ISDIR(found.st_mode)) {
            return base::Label{"er ikke en mappe", "is no folder"};
        }
        if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0) {
            return errno == EROFS ? base::Label{"ligger på en disk, der kun kan læses",
                                                "lies on a disk that can only be read"}
                                  : base::Label{"må programmet ikke læse og skrive i",
                                                "may not be read and written by the program"};
        }
        return std::nullopt;
    }
    switch (errno) {
    case ENOENT:
        return std::nullopt;
    case ENOTDIR:
        return base::Label{"ligger under noget, der ikke er en mappe",
                           "lies under something that is no folder"};
    case ELOOP:
        return base::Label{"er et link, der går i ring", "is a link that leads round in a circle"};
    case ENAMETOOLONG:
        return base::Label{"har et navn, der er for langt", "has a name that is too long"};
    case EACCES:
        return base::Label{"må programmet ikke se", "may not be seen by the program"};
    default:
        return base::Label{"kan ikke læses", "cannot be read"};
    }
}

} // namespace

std::optional<base::Rejection> refused_place(const std::filesystem::path& folder,
                                             const char* option) {
    const auto trouble = trouble_with(folder);
    if (!trouble) {
        return std::nullopt;
    }
    const std::string name = folder.string();
    const base::Label message{"Mappen " + name + " " + trouble->da + ". Intet er ændret. Ret --" +
                                  option + ", eller ret mappen.",
                              "The folder " + name + " " + trouble->en +
                                  ". Nothing was changed. Correct --" + option +
                                  ", or the folder."};
    return base::Rejection{base::Refusal::not_allowed, message, {{option, message}}};
}

} // namespace b2go::platform
