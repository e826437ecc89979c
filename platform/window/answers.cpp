#include "platform/window/answers.hpp"

#include "platform/exit_codes.hpp"
#include "sync/protocol/sync.pb.h"

namespace b2go::platform {

screens::Receipt receipt_of(const sync::pb::Receipt& receipt) {
    return {receipt.device(),
            receipt.last_seq(),
            {receipt.time_ms()},
            receipt.backed_up_seq(),
            base::to_hex(base::as_bytes(receipt.chain()))};
}

std::optional<screens::Receipt> receipt_of(const std::string& stored) {
    if (stored.empty()) {
        return std::nullopt;
    }
    sync::pb::Receipt receipt;
    if (!receipt.ParseFromString(stored)) {
        throw base::Fault(base::FaultCode::corrupt, "the stored receipt cannot be read");
    }
    return receipt_of(receipt);
}

screens::SyncSummary summary_of(const sync::SyncReport& report) {
    return {report.pushed, report.pulled, report.verdicts, receipt_of(report.receipt),
            report.notes};
}

base::Rejection rejection_of(const std::exception& thrown) {
    if (const auto* fault = dynamic_cast<const base::Fault*>(&thrown)) {
        return {base::Refusal::unsupported, words_for(*fault), {}};
    }
    return {base::Refusal::unsupported,
            {"Der skete en fejl i programmet. Det, der er gemt, er gemt; det sidste blev det måske "
             "ikke. Prøv igen. Sker det igen, så luk programmet, åbn det, og sig det til "
             "synk-administratoren.",
             "There was a fault in the program. What is saved is saved; the last thing may not "
             "have been. Try again. If it happens again, close the program, open it, and tell the "
             "sync administrator."},
            {}};
}

} // namespace b2go::platform
