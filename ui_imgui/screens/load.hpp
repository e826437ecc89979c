#pragma once

#include "app/workspace.hpp"
#include "ui_imgui/screens/parts.hpp"

/// Reads what screens show through the use cases. On the store's thread.
namespace b2go::screens {

[[nodiscard]] Session load_session(const app::Workspace& workspace);
[[nodiscard]] Standing load_standing(const app::Workspace& workspace);
[[nodiscard]] Reference load_reference(const app::Workspace& workspace);
[[nodiscard]] Day load_day(const app::Workspace& workspace);
[[nodiscard]] base::Outcome<OutingDetail> load_outing(const app::Workspace& workspace,
                                                      base::AnyId outing);
[[nodiscard]] base::Outcome<CitizenDetail> load_citizen(const app::Workspace& workspace,
                                                        base::AnyId citizen);
[[nodiscard]] base::Outcome<VisitDetail> load_visit(const app::Workspace& workspace,
                                                    base::AnyId outing, base::AnyId citizen);
/// Audited when there is a text: searching for a person is looking at one.
[[nodiscard]] Found find_citizens(app::Workspace& workspace, const std::string& text);
[[nodiscard]] ConflictQueue load_conflicts(const app::Workspace& workspace);
/// Refused with `not_found` for a record that is not held or is no promise.
[[nodiscard]] base::Outcome<PromiseDetail> load_promise(const app::Workspace& workspace,
                                                        base::AnyId promise);

/// The latest that was counted of a kind on an outing; nothing if none was.
[[nodiscard]] std::optional<base::AnyId> latest_tally(const app::Workspace& workspace,
                                                      base::AnyId outing, const std::string& kind);

/// The citizen as screens may show one: CPR masked, a protected address left out.
[[nodiscard]] Person person_of(registry::Object citizen, base::Date today);
/// Days ahead whose outings I dag shows.
inline constexpr int kDaysAhead = 7;
/// Up to so many citizens can be looked through without searching.
inline constexpr std::size_t kBrowsedCitizens = 500;
/// Promises of each kind that I dag and Opfølgninger hold at once.
inline constexpr std::size_t kShownPromises = 2000;
/// Conflicts that are worked on at once; the next come when these are decided.
inline constexpr std::size_t kShownConflicts = 200;
/// Records in conflict that are looked through for whom they concern: a list must not wait for
/// more, and who is further down the queue is marked when what is before is decided.
inline constexpr std::size_t kMarkedConflicts = 500;

} // namespace b2go::screens
