#pragma once

#include <filesystem>
#include <string>

namespace whither::tests {

/// Runs SQL on a database file as another program would, making the file when there is none. Throws on any failure.
void runSql(const std::filesystem::path& file, const std::string& sql);

/// Makes a sound Whither file: two people, three companies (one the parent of another), three moves with evidence, a
/// team, a stay, a product, a relation and a claim. Ids count from 1; pages are small.
void makeSmallDatabase(const std::filesystem::path& file);

} // namespace whither::tests
