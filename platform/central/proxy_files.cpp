#include "platform/central/proxy_files.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

#include "platform/files.hpp"
#include "sync/central/certificates.hpp"
#include "sync/central/door.hpp"

namespace b2go::platform {

namespace fs = std::filesystem;

namespace {

/// A proxy's workers are other users than its master, which reads the key.
void write_public(const fs::path& path, std::string_view bytes) {
    write_file(path, bytes, kOwnerOnly);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read |
                              fs::perms::others_read);
}

void open_to_others(const fs::path& folder) {
    fs::permissions(folder, fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                                fs::perms::others_read | fs::perms::others_exec);
}

base::Rejection no_folder(const fs::path& path) {
    const base::Label message{
        "Mappen " + path.string() + " findes ikke. Intet er ændret. Opret den først.",
        "The folder " + path.string() + " does not exist. Nothing was changed. Create it first."};
    return {base::Refusal::invalid, message, {{"out", message}}};
}

base::Rejection in_the_way(const fs::path& path) {
    const base::Label message{
        path.string() + " findes allerede. Intet er ændret. Vælg en ny mappe.",
        path.string() + " is there already. Nothing was changed. Choose a new folder."};
    return {base::Refusal::invalid, message, {{"out", message}}};
}

/// Each under the name that platform/nginx asks for.
void write_refusals(const fs::path& folder) {
    make_folder(folder);
    const std::pair<const char*, central::Reply> refusals[]{
        {"no_certificate", central::door::no_certificate()},
        {"no_such_path", central::door::no_such_path()},
        {"malformed", central::door::malformed()},
        {"body_too_large", central::door::body_too_large()},
        {"too_many_requests", central::door::too_many_requests()},
        {"busy", central::busy_reply()},
    };
    for (const auto& [name, reply] : refusals) {
        write_public(folder / name, reply.body);
    }
    open_to_others(folder);
}

} // namespace

Answer write_proxy_files(const CentralFolder& folder, const ProxyFilesCall& call,
                         const base::Clock& clock, base::Random& random, base::Language language) {
    const fs::path out = fs::absolute(call.out);
    if (fs::exists(out)) {
        return answer_of(in_the_way(out), language);
    }
    if (!fs::is_directory(out.parent_path())) {
        return answer_of(no_folder(out.parent_path()), language);
    }
    const auto keys = read_keys(folder);
    if (!keys) {
        return answer_of(keys.error(), language);
    }
    const auto certificates = central::Certificates::decode(keys->certificates);
    const central::Certificate& authority = certificates.authority;
    const auto own = central::make_server_certificate(authority, call.hosts, clock.now(), random);
    if (!own) {
        return answer_of(own.error(), language);
    }
    make_folder(out);
    write_file(out / "server.key", own->private_key, kOwnerOnly);
    write_public(out / "server.pem", own->certificate + authority.certificate);
    write_public(out / "authority.pem", authority.certificate);
    write_refusals(out / "refused");
    open_to_others(out);
    return {kDone,
            {{{"folder", out.string()},
              {"ca_fingerprint", central::fingerprint(authority.certificate)}}},
            {}};
}

} // namespace b2go::platform
