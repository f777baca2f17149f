#include "tests/bench/graph_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace whither::bench {

namespace {

[[noreturn]] void fail(const std::string& file, const std::string& what) {
    throw FileError(file + ": " + what);
}

[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& what) {
    throw FileError(file + ':' + std::to_string(line) + ": " + what);
}

std::string contentOf(const std::string& file) {
    std::error_code problem;
    const std::uintmax_t size = std::filesystem::file_size(file, problem);
    if (problem)
        fail(file, "cannot be read: " + problem.message());
    std::ifstream stream(file, std::ios::binary);
    std::string content(size, '\0');
    if (!stream.read(content.data(), static_cast<std::streamsize>(size)))
        fail(file, "cannot be read");
    return content;
}

void write(const std::string& file, const std::string& content) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    stream.close();
    if (!stream)
        fail(file, "cannot be written");
}

template <typename Number> void append(std::string& text, Number number) {
    char buffer[32];
    text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kShown = 40;
    return '\'' + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "..." : "") + '\'';
}

/// Lines of a text one after the other, without what ends them.
class Lines {
  public:
    explicit Lines(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::size_t number() const { return m_number; } ///< of the line that was read last; from 1
    std::string_view next() {
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        ++m_number;
        return line;
    }

  private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

/// Whether `line` is two whole numbers that fit.
bool readPair(std::string_view line, std::uint32_t& a, std::uint32_t& b) {
    const char* at = line.data();
    const char* const end = at + line.size();
    const auto skip = [&] {
        const char* const start = at;
        while (at != end && (*at == ' ' || *at == '\t'))
            ++at;
        return at != start;
    };
    const auto number = [&](std::uint32_t& value) {
        const auto [stop, error] = std::from_chars(at, end, value);
        at = stop;
        return error == std::errc();
    };
    skip();
    if (!number(a) || !skip() || !number(b))
        return false;
    skip();
    return at == end;
}

void refuseMore(Lines& lines, const std::string& file, const std::string& last) {
    while (!lines.isAtEnd())
        if (const std::string_view line = lines.next(); line.find_first_not_of(" \t") != std::string_view::npos)
            fail(file, lines.number(), quoted(line) + " after " + last);
}

} // namespace

MadeGraph readEdgeList(const std::string& file) {
    const std::string content = contentOf(file);
    Lines lines(content);
    std::uint32_t nodes = 0;
    std::uint32_t edges = 0;
    if (const std::string_view line = lines.next(); !readPair(line, nodes, edges))
        fail(file, 1, quoted(line) + " is not the number of nodes and that of edges");
    MadeGraph made;
    made.nodes = nodes;
    // What the first line claims is not worth memory before it is seen: an edge takes four characters.
    made.edges.reserve(std::min<std::size_t>(edges, content.size() / 4 + 1));
    for (std::uint32_t i = 0; i < edges; ++i) {
        if (lines.isAtEnd())
            fail(file, "ends after " + std::to_string(i) + " edges of " + std::to_string(edges));
        const std::string_view line = lines.next();
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        if (!readPair(line, a, b))
            fail(file, lines.number(), quoted(line) + " is not two node numbers");
        if (a >= nodes || b >= nodes)
            fail(file, lines.number(),
                 "node " + std::to_string(std::max(a, b)) + " of " + std::to_string(nodes) + ", which count from 0");
        made.edges.emplace_back(a, b);
    }
    refuseMore(lines, file, "the last edge");
    return made;
}

void writeEdgeList(const std::string& file, const MadeGraph& graph) {
    std::string text;
    const auto line = [&text](std::size_t a, std::size_t b) {
        append(text, a);
        text += ' ';
        append(text, b);
        text += '\n';
    };
    line(graph.nodes, graph.edges.size());
    for (const auto& [a, b] : graph.edges)
        line(a, b);
    write(file, text);
}

std::vector<graph::NodeKind> readKinds(const std::string& file, std::size_t nodes) {
    const std::string content = contentOf(file);
    Lines lines(content);
    std::vector<graph::NodeKind> kinds;
    kinds.reserve(nodes);
    while (kinds.size() < nodes) {
        if (lines.isAtEnd())
            fail(file, "ends after " + std::to_string(kinds.size()) + " nodes of " + std::to_string(nodes));
        const std::string_view line = lines.next();
        if (line == "person" || line == "p" || line == "0")
            kinds.push_back(graph::NodeKind::person);
        else if (line == "company" || line == "c" || line == "1")
            kinds.push_back(graph::NodeKind::company);
        else
            fail(file, lines.number(), quoted(line) + " is neither 'person' nor 'company'");
    }
    refuseMore(lines, file, "the last node");
    return kinds;
}

void writeKinds(const std::string& file, std::span<const graph::NodeKind> kinds) {
    std::string text;
    for (const graph::NodeKind kind : kinds)
        text += kind == graph::NodeKind::person ? "person\n" : "company\n";
    write(file, text);
}

void writePoints(const std::string& file, std::span<const base::Point> points) {
    std::string text;
    for (const base::Point& point : points) {
        append(text, point.x);
        text += ' ';
        append(text, point.y);
        text += '\n';
    }
    write(file, text);
}

} // namespace whither::bench
