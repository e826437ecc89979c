#include <cstdlib>
#include <iostream>

#include "base/crypto.hpp"
#include "platform/central/admin.hpp"
#include "platform/central/arguments.hpp"
#include "platform/central/control_socket.hpp"
#include "platform/central/written_target.hpp"
#include "platform/lock_file.hpp"
#include "platform/os_clock.hpp"
#include "platform/os_random.hpp"
#include "platform/place.hpp"
#include "platform/process.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

struct Machine {
    OsClock clock;
    OsRandom random;
};

/// On the store itself, or through the process that serves it.
Answer administer_here_or_there(const CentralFolder& folder, const Json& command, Machine& machine,
                                base::Language language) {
    if (const auto rejection = missing(folder)) {
        return answer_of(*rejection, language);
    }
    if (const auto rejection = refused_target(folder, command)) {
        return answer_of(*rejection, language);
    }
    std::optional<LockFile> lock;
    try {
        lock.emplace(folder.lock());
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::in_use) {
            throw;
        }
        if (auto answer = ask_server(folder.data, kControlSocketName, command)) {
            return *answer;
        }
        throw;
    }
    const auto central = open_central(folder, machine.clock, machine.random);
    if (!central) {
        return answer_of(central.error(), language);
    }
    return administer(**central, command);
}

Answer run(const CentralInvocation& invocation) {
    const base::Language language = invocation.language;
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    const CentralFolder folder = CentralFolder::at(
        invocation.data, invocation.key_file, credentials ? credentials : "", invocation.postgres);
    if (const auto refused = refused_place(folder.data, "data")) {
        return answer_of(*refused, language);
    }
    if (!invocation.postgres.empty()) {
        if (const auto rejection = refused_target(invocation.postgres)) {
            return answer_of(*rejection, language);
        }
    }
    Machine machine;
    if (const auto* call = std::get_if<InitCall>(&invocation.call)) {
        return init(folder, *call, machine.clock, machine.random, language);
    }
    if (const auto* call = std::get_if<RestoreCall>(&invocation.call)) {
        return restore(folder, *call, machine.clock, machine.random, language);
    }
    if (const auto* call = std::get_if<MigrateCall>(&invocation.call)) {
        return migrate(folder, *call, machine.clock, machine.random, language);
    }
    if (const auto* call = std::get_if<ProxyFilesCall>(&invocation.call)) {
        return write_proxy_files(folder, *call, machine.clock, machine.random, language);
    }
    if (const auto* call = std::get_if<ServeCall>(&invocation.call)) {
        return serve(folder, *call, machine.clock, machine.random, language);
    }
    return administer_here_or_there(folder, std::get<AdminCall>(invocation.call).command, machine,
                                    language);
}

} // namespace

int main(int argc, char** argv) {
    base::Language language = base::Language::danish;
    try {
        const auto arguments = read_central_arguments(argc, argv);
        if (const auto* code = std::get_if<ExitCode>(&arguments)) {
            return *code;
        }
        const auto& invocation = std::get<CentralInvocation>(arguments);
        language = invocation.language;
        harden_process();
        settle_heap();
        base::init_crypto();
        return print(run(invocation), language);
    } catch (const base::Fault& fault) {
        return print(answer_of(fault, language), language);
    } catch (const std::exception&) {
        std::cerr << "b2go-central: uventet fejl; det gemte er, som det var. / unexpected error; "
                     "what is stored is as it was.\n";
        return kFault;
    }
}
