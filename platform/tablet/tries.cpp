#include "platform/tablet/tries.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "platform/files.hpp"
#include "platform/small_file.hpp"

namespace b2go::platform {

namespace {

/// More than both numbers take.
constexpr std::size_t kAttemptsBytes = 64;
constexpr const char* kWait = "wait";

/// Rounded up, so that who waits as long as was said has waited long enough.
base::Label duration_of(std::int64_t wait_ms) {
    const std::int64_t seconds = (wait_ms + 999) / 1000;
    if (seconds < 60) {
        const std::string number = std::to_string(seconds);
        return {number + (seconds == 1 ? " sekund" : " sekunder"),
                number + (seconds == 1 ? " second" : " seconds")};
    }
    const std::int64_t minutes = (seconds + 59) / 60;
    const std::string number = std::to_string(minutes);
    return {number + (minutes == 1 ? " minut" : " minutter"),
            number + (minutes == 1 ? " minute" : " minutes")};
}

base::Label wait_words(std::int64_t wait_ms) {
    const base::Label duration = duration_of(wait_ms);
    return {"Vent " + duration.da + ", før du prøver igen. Ventetiden gælder også efter genstart.",
            "Wait " + duration.en + " before you try again. Restarting does not shorten the wait."};
}

/// Always as long, so that a full disk has room for it where it was before.
std::string padded(const store::Attempts& attempts) {
    std::string text = store::encode(attempts);
    text.resize(std::max(text.size(), kAttemptsBytes), ' ');
    return text;
}

} // namespace

Tries::Tries(std::filesystem::path file, const base::UptimeClock& clock)
    : file_(std::move(file)), clock_(clock) {
    const std::string text = read_small_file(file_);
    attempts_ = store::decode_attempts(text, clock_.now());
    if (attempts_.wrong > 0 && padded(attempts_) != text) {
        write(); // damaged, or from before the machine was started: the wait begins here, and ends
    }
}

std::optional<base::Rejection> Tries::refused() const {
    const std::int64_t wait = store::wait_ms(attempts_, clock_.now());
    return wait == 0 ? std::nullopt : std::optional(must_wait(wait));
}

void Tries::begin() {
    ++attempts_.wrong;
    attempts_.last = clock_.now();
    write();
}

void Tries::forgive() {
    attempts_.wrong = std::max(attempts_.wrong - 1, 0);
    write();
}

void Tries::forget() {
    attempts_ = {};
    try {
        write();
    } catch (const base::Fault&) { // the next try meets the same fault, and is told
        return;
    }
}

base::Rejection Tries::told(base::Rejection wrong) const {
    const std::int64_t wait = store::wait_ms(attempts_, clock_.now());
    if (wait > 0) {
        const base::Label words = wait_words(wait);
        wrong.message = {wrong.message.da + " " + words.da, wrong.message.en + " " + words.en};
    }
    return wrong;
}

void Tries::write() const {
    const std::string text = padded(attempts_);
    try {
        write_small_file(file_, text);
    } catch (const base::Fault& fault) {
        if (fault.code() != base::FaultCode::disk_full || !std::filesystem::exists(file_)) {
            throw;
        }
        overwrite_file(file_, text);
    }
}

base::Rejection must_wait(std::int64_t wait_ms) {
    const base::Label words = wait_words(wait_ms);
    const base::Label message{
        "Der er prøvet for mange gange uden den rigtige adgangssætning; et forsøg, der blev "
        "afbrudt, "
        "tæller med. Alt er stadig gemt og krypteret. " +
            words.da,
        "It was tried too often without the right passphrase; a try that was cut short counts too. "
        "Everything is still stored and encrypted. " +
            words.en};
    return {base::Refusal::wrong_secret, message, {{kWait, words}}};
}

bool is_wait(const base::Rejection& rejection) {
    return std::ranges::any_of(rejection.fields,
                               [](const base::FieldError& error) { return error.field == kWait; });
}

store::Attempts read_attempts(const std::filesystem::path& file, base::Uptime now) {
    try {
        return store::decode_attempts(read_small_file(file), now);
    } catch (const base::Fault&) { // told by the try, which is not made
        return {};
    }
}

} // namespace b2go::platform
