// Cold start to the first complete frame, beside an empty Qt window program's. Both are started in turn within each
// iteration, so that the ratio holds when the machine's speed drifts. Needs a display.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double secondsOf(const std::string& program, const char* argument) {
    std::string path = program;
    std::string option = argument;
    char* arguments[] = {path.data(), option.empty() ? nullptr : option.data(), nullptr};
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    int status = 1;
    if (posix_spawn(&child, path.c_str(), nullptr, nullptr, arguments, environ) != 0 ||
        waitpid(child, &status, 0) != child || status != 0)
        return -1;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void startup(benchmark::State& state) {
    double empty = 0;
    double whither = 0;
    for ([[maybe_unused]] auto _ : state) {
        const double a = secondsOf(WHITHER_EMPTY_WINDOW, "");
        const double b = secondsOf(WHITHER_PROGRAM, "--quit-after-first-frame");
        if (a < 0 || b < 0) {
            state.SkipWithError("a program did not start; is there a display?");
            return;
        }
        empty += a;
        whither += b;
        state.SetIterationTime(b);
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["empty_ms"] = 1000 * empty / runs;
    state.counters["whither_ms"] = 1000 * whither / runs;
    state.counters["ratio"] = whither / empty;
}
BENCHMARK(startup)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10)->Repetitions(3);

} // namespace

BENCHMARK_MAIN();
