#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What happens on the days of one seed, as a list of plain steps. A step names tablets, records
/// and choices by numbers that are taken modulo what there is when its turn comes, so that a
/// schedule from which steps were dropped is a schedule still.
namespace b2go::simulation {

enum class Act : std::uint8_t {
    // what people do
    create,      ///< tablet, type
    create_many, ///< tablet: a citizen, a matter and a promise in one save
    edit,        ///< tablet, record, what
    edit_many,   ///< tablet, record, what: two records in one save
    open,        ///< tablet, record, form: one of two forms is opened on it
    submit,      ///< tablet, form, what: an edit of what the form showed when it was opened
    remove,      ///< tablet, record
    decide,      ///< tablet, record, choice
    move,        ///< tablet, record, team: a citizen goes to a team
    sync,        ///< tablet, whether somebody taps meanwhile
    wait,        ///< seconds
    // what goes wrong
    fault,   ///< kind, at how many messages from now
    deliver, ///< which of the late requests arrives now
    crash,   ///< tablet, after how many of a sync's jobs its program dies
    restart, ///< the central's program
    back_up,
    restore,
    copy,       ///< tablet: a second one goes on with the same files
    keep,       ///< tablet: its files are set aside
    go_back,    ///< tablet: they are put back
    lose,       ///< tablet
    revoke,     ///< tablet
    enrol,      ///< one more tablet
    demote,     ///< tablet: its user may not write any more
    promote,    ///< tablet: its user may again
    turn_clock, ///< tablet, years
    transfer,   ///< tablet, team: its user works in that team from now on
    // what an administrator does
    release, ///< which of the changes that are set apart
    discard, ///< the same
    erase,   ///< which of the citizens there ever were
    attach,  ///< tablet, matter, what: a document
    newer,   ///< tablet, record, what: words of a newer program, which this one does not know
    age,     ///< months: nobody syncs for so long
    stick,   ///< tablet, what is done: its sync goes by stick, once, twice or late
    end,
};

/// What happens to one message between a tablet and the central.
enum class Fault : std::uint8_t {
    lose_request,
    lose_answer, ///< after the central has committed
    twice,       ///< the request arrives twice, the second answer is received
    late,        ///< the request arrives some other time, or never
    stale,       ///< an earlier answer is received instead of the right one
    cut_request, ///< half of it arrives
    cut_answer,
    restart, ///< the central is restarted before it arrives
    omit,    ///< one record of the answer's page is left out
    end,
};

struct Step {
    Act act = Act::wait;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
};

using Schedule = std::vector<Step>;

/// How long nothing happens, if the step is of that kind: milliseconds.
[[nodiscard]] std::optional<std::int64_t> pause_of(const Step& step);
[[nodiscard]] std::string_view name(Act act);
[[nodiscard]] std::string_view name(Fault fault);
/// One line.
[[nodiscard]] std::string text(const Step& step);

/// The same for the same seed, everywhere. Each seed meets some kinds of trouble and not others:
/// what never happens alone is not found among everything else.
[[nodiscard]] Schedule make_schedule(std::uint64_t seed);

} // namespace b2go::simulation
