#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "platform/demo/field_day.hpp"
#include "platform/exit_codes.hpp"
#include "platform/os_clock.hpp"
#include "platform/process.hpp"
#include "platform/tablet/passphrase.hpp"

namespace {

using namespace b2go;
using namespace b2go::platform;

int play(const std::string& first, const std::string& second) {
    OsClock clock;
    OsUptime uptime;
    const base::Clocks clocks{clock, uptime};
    demo::SeededRandom random(20'160'501);
    const std::string passphrase = demo::expect(read_passphrase(base::Language::danish));
    const auto first_tablet = demo::expect(Tablet::open(first, passphrase, clocks, random));
    const auto second_tablet = demo::expect(Tablet::open(second, passphrase, clocks, random));
    demo::Worker outreach(*first_tablet, random);
    demo::Worker coordinator(*second_tablet, random);
    demo::play_field_day(outreach, coordinator, random, std::cout);
    return kDone;
}

} // namespace

/// Plays the field day on two tablets that are enrolled at one demo central.
int main(int argc, char** argv) {
    CLI::App app("En feltdag med to tablets og opdigtede borgere", "b2go-demo");
    std::string first;
    std::string second;
    app.add_option("--first", first, "Medarbejderens tablet")->required();
    app.add_option("--second", second, "Koordinatorens tablet")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    try {
        harden_process();
        settle_heap();
        base::init_crypto();
        return play(first, second);
    } catch (const demo::Stopped& stopped) {
        std::cerr << "b2go-demo: " << stopped.what() << '\n';
        return kRefused;
    } catch (const base::Fault& fault) {
        std::cerr << "b2go-demo: " << words_for(fault).da << '\n';
        return exit_code_of(fault.code());
    }
}
