#include "tests/bench/report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

namespace b2go::bench {

namespace {

constexpr std::size_t kColumns = 7;
using Row = std::array<std::string, kColumns>;

/// Columns on a screen, not bytes: every code point is taken as one wide.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, width_of(text)), ' ');
}

std::string spread_of(const Figure& figure) {
    if (figure.samples.count() < 2) {
        return {};
    }
    return readable(figure.samples.percentile(0)) + "–" + readable(figure.samples.percentile(100));
}

std::string met_text(const Figure& figure) {
    const auto met = figure.met();
    return !met ? "" : *met ? "met" : "MISSED";
}

Row row_of(const Figure& figure) {
    return {figure.name,
            readable(figure.result()) + " " + figure.unit,
            spread_of(figure),
            figure.counts,
            figure.bar.text,
            figure.against,
            (figure.ratio ? readable(*figure.ratio) + "×" : "") +
                (figure.met() ? "  " + met_text(figure) : "")};
}

std::string heading_of(const Figure& figure) {
    return figure.heading.empty() ? readable(static_cast<double>(figure.records)) + " records"
                                  : figure.heading;
}

std::string first_value(const char* path, const std::string& key) {
    std::ifstream in(path);
    std::string line;
    while (std::getline(in, line)) {
        if (line.starts_with(key)) {
            const auto colon = line.find(':');
            const auto begin = line.find_first_not_of(" \t", colon + 1);
            return begin == std::string::npos ? "" : line.substr(begin);
        }
    }
    return {};
}

} // namespace

void must_equal(const std::string& what, std::uint64_t found, std::uint64_t expected) {
    if (found != expected) {
        throw WrongResult(what + ": " + std::to_string(found) + ", expected " +
                          std::to_string(expected));
    }
}

std::optional<bool> Figure::met() const {
    if (bar.most) {
        return result() <= *bar.most;
    }
    if (bar.most_ratio && ratio) {
        return *ratio <= *bar.most_ratio;
    }
    return std::nullopt;
}

Machine this_machine(const std::string& folder) {
    Machine machine;
    machine.processor = first_value("/proc/cpuinfo", "model name");
    machine.processors = std::thread::hardware_concurrency();
    const std::string memory = first_value("/proc/meminfo", "MemTotal");
    machine.memory_mib = memory.empty() ? 0 : std::stoull(memory) / 1024;
    machine.durable_write_ms = durable_write_ms(folder.c_str()).median();
    return machine;
}

void Report::add(Figure figure) {
    std::cerr << "  " << figure.name << ": " << readable(figure.result()) << ' ' << figure.unit
              << (figure.ratio ? " (" + readable(*figure.ratio) + "×)" : "") << ' '
              << met_text(figure) << '\n';
    figures_.push_back(std::move(figure));
}

void Report::print(std::ostream& out, const Run& run) const {
    std::vector<Row> rows{{"figure", "median", "range", "counts", "bar", "against", "ratio"}};
    for (const Figure& figure : figures_) {
        rows.push_back(row_of(figure));
    }
    std::array<std::size_t, kColumns> widths{};
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < kColumns; ++i) {
            widths.at(i) = std::max(widths.at(i), width_of(row.at(i)));
        }
    }
    out << run.time << "  " << run.machine.processors << " × " << run.machine.processor << ", "
        << run.machine.memory_mib << " MiB, one durable 4 KiB write "
        << readable(run.machine.durable_write_ms) << " ms, seed " << run.seed << '\n'
        << "central's store: " << run.store << '\n'
        << run.command << "\n";
    std::string heading;
    const auto print_row = [&](const Row& row) {
        std::string line;
        for (std::size_t i = 0; i < kColumns; ++i) {
            line += padded(row.at(i), widths.at(i)) + "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        if (heading_of(figures_[i]) != heading) {
            heading = heading_of(figures_[i]);
            out << "\n== " << heading << '\n';
            print_row(rows.front());
        }
        print_row(rows[i + 1]);
    }
}

nlohmann::ordered_json Report::json(const Run& run) const {
    using Json = nlohmann::ordered_json;
    Json figures = Json::array();
    for (const Figure& figure : figures_) {
        Json row{{"records", figure.records}, {"heading", heading_of(figure)},
                 {"figure", figure.name},     {"unit", figure.unit},
                 {"median", figure.result()}, {"samples", figure.samples.values()},
                 {"counts", figure.counts},   {"bar", figure.bar.text},
                 {"against", figure.against}};
        row["ratio"] = figure.ratio ? Json(*figure.ratio) : Json(nullptr);
        row["met"] = figure.met() ? Json(*figure.met()) : Json(nullptr);
        figures.push_back(std::move(row));
    }
    return {{"time", run.time},
            {"command", run.command},
            {"store", run.store},
            {"seed", run.seed},
            {"machine",
             {{"processor", run.machine.processor},
              {"processors", run.machine.processors},
              {"memory_mib", run.machine.memory_mib},
              {"durable_write_ms", run.machine.durable_write_ms}}},
            {"figures", std::move(figures)}};
}

std::string readable(double value) {
    std::ostringstream out;
    if (std::abs(value) < 100 && value != std::floor(value)) {
        out.setf(std::ios::fixed);
        out.precision(std::abs(value) < 10 ? 2 : 1);
        out << value;
        return out.str();
    }
    std::string digits = std::to_string(std::llround(value));
    for (std::size_t at = digits.size(); at > 3 && digits[at - 4] != '-';) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

} // namespace b2go::bench
