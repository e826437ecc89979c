#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "base/random.hpp"

/// The bytes of a backup file (backup.hpp): parts of sealed pieces, so that neither side holds
/// more than a piece in memory and nothing can be left out, doubled or moved unnoticed.
namespace b2go::central {

inline constexpr std::string_view kBackupMagic = "B2GOBACKUP1\n";

/// A new file, 0600. Throws Fault{io, disk_full}.
class FileWriter {
public:
    explicit FileWriter(const std::string& path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;
    void write(std::string_view bytes);
    void flush_to_disk();
    void close();

private:
    int descriptor_;
};

/// Throws Fault{io}.
class FileReader {
public:
    explicit FileReader(const std::string& path);
    ~FileReader();
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;
    /// Fewer bytes only at the end of the file.
    [[nodiscard]] std::string read(std::size_t size);
    /// A length and as many bytes; nothing if they are not there or are more than any piece.
    [[nodiscard]] std::optional<std::string> read_with_length();
    [[nodiscard]] bool is_at_end();

private:
    int descriptor_;
};

/// Gives the file its name once it is whole, and the folder the file.
void rename_durably(const std::string& from, const std::string& to);

class PieceWriter {
public:
    /// `part` tells the parts of one file from each other.
    PieceWriter(FileWriter& out, const base::SecretKey& key, char part, base::Random& random);
    void write(std::string_view bytes);
    /// Marks the last piece; without it the part is not whole.
    void finish();

private:
    void put(std::string_view bytes, bool is_last);

    FileWriter& out_;
    const base::SecretKey& key_;
    char part_;
    base::Random& random_;
    std::string waiting_;
    std::uint64_t index_ = 0;
};

class PieceReader {
public:
    PieceReader(FileReader& in, const base::SecretKey& key, char part);
    /// Nothing after the last piece, and where a piece is missing or is not what was written.
    [[nodiscard]] std::optional<std::string> next();
    /// After the end: true if the last piece was the one marked so.
    [[nodiscard]] bool is_whole() const { return saw_last_; }

private:
    FileReader& in_;
    const base::SecretKey& key_;
    char part_;
    std::uint64_t index_ = 0;
    bool saw_last_ = false;
};

} // namespace b2go::central
