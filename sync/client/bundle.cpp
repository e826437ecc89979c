#include "sync/client/bundle.hpp"

#include <utility>

#include "base/limits.hpp"
#include "sync/client/enrolment.hpp"
#include "sync/protocol/bundle.hpp"

namespace b2go::sync {

namespace {

tl::unexpected<base::Rejection> no_use(base::Refusal kind, const std::string& da,
                                       const std::string& en) {
    return base::refuse(kind, {da + " Intet er ændret, og alt, hvad du har skrevet, er gemt på "
                                    "denne tablet.",
                               en + " Nothing was changed, and all that you wrote is saved on "
                                    "this tablet."});
}

struct Own {
    store::Identity identity;
    store::SyncPoint point;
};

base::Outcome<Own> own_of(const StoreRunner& on_store) {
    std::optional<store::Identity> identity;
    store::SyncPoint point;
    on_store([&](store::Store& store) {
        identity = store.identity();
        point = store.sync_point();
    });
    if (!identity || identity->device == 0) {
        return no_use(base::Refusal::not_allowed, "Denne tablet er ikke tilmeldt en central endnu.",
                      "This tablet is not enrolled with a central yet.");
    }
    return Own{std::move(*identity), std::move(point)};
}

base::Outcome<pb::BundledAnswers> open_answers(const store::Identity& identity,
                                               std::string_view file) {
    const auto head = read_bundle_head(file);
    if (!head || head->kind != BundleKind::answers) {
        return no_use(base::Refusal::invalid,
                      "Filen er ikke et svar fra centralen på en forsendelse.",
                      "The file is no answer of the central to a bundle.");
    }
    if (head->device != identity.device) {
        const std::string other = std::to_string(head->device);
        const std::string own = std::to_string(identity.device);
        return no_use(base::Refusal::invalid,
                      "Filen er til tablet " + other + "; dette er tablet " + own + ".",
                      "The file is for tablet " + other + "; this is tablet " + own + ".");
    }
    const auto keys = DeviceKeys::of(identity.device_seed, identity.box_private_key);
    pb::BundledAnswers answers;
    if (!open_bundle(file, keys.box, answers) || answers.device() != identity.device ||
        !is_valid(answers, base::as_bytes(identity.central_key))) {
        return no_use(base::Refusal::invalid,
                      "Filen kan ikke åbnes: den er beskadiget undervejs, eller den er ikke fra "
                      "tablettens egen central. Hent den igen.",
                      "The file cannot be opened: it was damaged on its way, or is not from this "
                      "tablet's own central. Fetch it again.");
    }
    return answers;
}

base::Label went_on() {
    return {
        "Tabletten var kommet længere, end da forsendelsen blev lavet, så det nye fra centralen "
        "blev ikke brugt. Dine ændringer er modtaget. Synkronisér, eller lav en ny forsendelse.",
        "The tablet had come further than when the bundle was made, so what was new at the "
        "central was not used. Your changes were received. Sync, or make a new bundle."};
}

base::Label was_restored(std::uint64_t count) {
    const std::string number = std::to_string(count);
    return {"Centralen er gendannet fra en sikkerhedskopi og mangler " + number +
                " af dine ændringer. De er stadig på tabletten. Lav en ny forsendelse.",
            "The central was restored from a backup and lacks " + number +
                " of your changes. They are still on the tablet. Make a new bundle."};
}

} // namespace

base::Outcome<WrittenBundle> write_bundle(const StoreRunner& on_store, const base::Clock& clock) {
    const auto own = own_of(on_store);
    if (!own) {
        return tl::unexpected(own.error());
    }
    Session session(on_store, clock);
    pb::BundledRequests bundle;
    bundle.set_device(own->identity.device);
    for (std::string& push : session.all_pushes(limits::kBundledBytes)) {
        bundle.add_requests(std::move(push));
    }
    if (session.failed()) {
        return tl::unexpected(*session.failed());
    }
    const Progress sent = session.progress();
    return WrittenBundle{seal_bundle({BundleKind::requests, own->identity.device}, bundle,
                                     base::as_bytes(own->identity.central_box_key)),
                         sent.done, sent.total - sent.done};
}

base::Outcome<SyncReport> read_bundle(const StoreRunner& on_store, const base::Clock& clock,
                                      std::string_view file) {
    const auto own = own_of(on_store);
    if (!own) {
        return tl::unexpected(own.error());
    }
    const auto answers = open_answers(own->identity, file);
    if (!answers) {
        return tl::unexpected(answers.error());
    }
    Session session(on_store, clock);
    bool is_stale = false;
    for (const pb::BundledAnswer& answer : answers->answers()) {
        if (!session.receive_bundled(answer)) {
            is_stale = !session.is_complete() && !session.must_ask();
            break;
        }
    }
    if (session.failed()) {
        return tl::unexpected(*session.failed());
    }
    if (session.must_ask()) {
        return no_use(base::Refusal::peer_refused,
                      "Tablettens data er en kopi eller er gendannet fra en ældre kopi, og det kan "
                      "kun ordnes over netværket. Synkronisér med netværk.",
                      "This tablet's data is a copy or was restored from an older one, which only "
                      "the network can settle. Sync over the network.");
    }
    SyncReport report = session.report();
    if (report.sent_again > 0) {
        report.notes = {was_restored(report.sent_again)};
    } else if (is_stale) {
        const auto after = own_of(on_store);
        if (after && after->point.accepted_seq == own->point.accepted_seq) {
            return no_use(base::Refusal::stale, "Filen er læst ind før.",
                          "The file has been read in before.");
        }
        report.notes.push_back(went_on());
    }
    return report;
}

} // namespace b2go::sync
