#include "platform/window/accessibility.hpp"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include <atk-bridge.h>
#include <gio/gio.h>

#include "platform/window/accessible_objects.hpp"

namespace b2go::platform {

namespace {

/// Longer, and the bus is not one that helps anybody.
constexpr int kAnswerTimeoutMs = 2000;
constexpr const char* kService = "org.a11y.Bus";

/// Where programs of this login meet; empty if nowhere. Nothing is started for the purpose.
std::string session_bus() {
    if (const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS")) {
        return address;
    }
    if (const char* folder = std::getenv("XDG_RUNTIME_DIR")) {
        const auto socket = std::filesystem::path(folder) / "bus";
        std::error_code unreadable;
        if (std::filesystem::is_socket(socket, unreadable)) {
            return "unix:path=" + socket.string();
        }
    }
    return {};
}

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};

bool lists_service(GDBusConnection* bus, const char* method) {
    GVariant* answer = g_dbus_connection_call_sync(
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
        nullptr, nullptr, G_DBUS_CALL_FLAGS_NONE, kAnswerTimeoutMs, nullptr, nullptr);
    if (answer == nullptr) {
        return false;
    }
    GVariantIter* names = nullptr;
    g_variant_get(answer, "(as)", &names);
    bool found = false;
    const gchar* name = nullptr;
    while (!found && g_variant_iter_next(names, "&s", &name)) {
        found = std::strcmp(name, kService) == 0;
    }
    g_variant_iter_free(names);
    g_variant_unref(answer);
    return found;
}

/// Whether this login has accessibility, or can have it.
bool is_offered() {
    const std::string address = session_bus();
    if (address.empty()) {
        return false;
    }
    const std::unique_ptr<GDBusConnection, Unref> bus(g_dbus_connection_new_for_address_sync(
        address.c_str(),
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, nullptr, nullptr));
    if (!bus) {
        return false;
    }
    const bool offered =
        lists_service(bus.get(), "ListNames") || lists_service(bus.get(), "ListActivatableNames");
    g_dbus_connection_close_sync(bus.get(), nullptr, nullptr);
    return offered;
}

} // namespace

/// ATK, its bridge and GLib's main loop live on the thread; the rest is handed over.
class Accessibility::Bridge {
public:
    explicit Bridge(std::function<void()> wake)
        : wake_(std::move(wake)), thread_([this] { run(); }) {}
    ~Bridge() {
        ending_ = true;
        g_main_context_wakeup(nullptr);
        thread_.join();
    }
    Bridge(const Bridge&) = delete;
    Bridge& operator=(const Bridge&) = delete;

    [[nodiscard]] bool is_on() const { return on_; }
    void publish(AccessibleTree tree) {
        if (!on_ || tree == published_) {
            return;
        }
        published_ = tree;
        {
            const std::lock_guard lock(mutex_);
            next_ = std::move(tree);
        }
        g_main_context_wakeup(nullptr);
    }
    std::vector<Asked> take_asked() {
        const std::lock_guard lock(mutex_);
        return std::exchange(asked_, {});
    }

private:
    void run() {
        if (!is_offered() || ending_) {
            return;
        }
        AccessibleObjects objects([this](Asked asked) {
            {
                const std::lock_guard lock(mutex_);
                asked_.push_back(std::move(asked));
            }
            wake_();
        });
        if (atk_bridge_adaptor_init(nullptr, nullptr) != 0) {
            return;
        }
        on_ = true;
        wake_();
        while (!ending_) {
            if (auto tree = take_next()) {
                objects.show(std::move(*tree));
            }
            g_main_context_iteration(nullptr, TRUE);
        }
        // The bridge is left to the end of the process, as GTK leaves it: the cleanup of
        // at-spi2 2.56 goes on to use what it has freed. The bus tells others that the program is
        // gone.
        on_ = false;
    }
    std::optional<AccessibleTree> take_next() {
        const std::lock_guard lock(mutex_);
        return std::exchange(next_, std::nullopt);
    }

    std::function<void()> wake_;
    AccessibleTree published_; ///< on the window's thread
    std::atomic<bool> on_ = false;
    std::atomic<bool> ending_ = false;

    std::mutex mutex_; ///< of the two below
    std::optional<AccessibleTree> next_;
    std::vector<Asked> asked_;
    std::thread thread_;
};

Accessibility::Accessibility(std::function<void()> wake)
    : bridge_(std::make_unique<Bridge>(std::move(wake))) {}

Accessibility::~Accessibility() = default;

bool Accessibility::is_on() const { return bridge_->is_on(); }

void Accessibility::publish(AccessibleTree tree) { bridge_->publish(std::move(tree)); }

std::vector<Asked> Accessibility::take_asked() { return bridge_->take_asked(); }

} // namespace b2go::platform
