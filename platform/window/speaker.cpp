#include "platform/window/speaker.hpp"

#include <libspeechd.h>

namespace b2go::platform {

struct Speaker::Service {
    explicit Service(SPDConnection* opened) : connection(opened) {}
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    ~Service() { spd_close(connection); }
    SPDConnection* connection;
};

Speaker::Speaker() = default;
Speaker::~Speaker() = default;

/// Asked once: a service that is not there does not come while the window is open, and looking for
/// it again at each word would hold the window up.
void Speaker::connect() {
    if (tried_) {
        return;
    }
    tried_ = true;
    if (SPDConnection* opened = spd_open("b2go", "window", nullptr, SPD_MODE_SINGLE)) {
        service_ = std::make_unique<Service>(opened);
    }
}

void Speaker::say(const std::string& text, base::Language language) {
    connect();
    if (!service_ || text.empty()) {
        return;
    }
    spd_cancel(service_->connection);
    spd_set_language(service_->connection, language == base::Language::english ? "en" : "da");
    spd_say(service_->connection, SPD_TEXT, text.c_str());
}

void Speaker::stop() {
    if (service_) {
        spd_cancel(service_->connection);
    }
}

} // namespace b2go::platform
