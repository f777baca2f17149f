#include "tests/bench/process_cost.h"

#include <chrono>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace whither::bench {

ProcessCost ProcessCost::now() {
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    ProcessCost cost;
    cost.wall = std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    cost.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    cost.peakMiB = static_cast<double>(usage.ru_maxrss) / 1024;
    // The second number is the resident pages.
    std::ifstream pages("/proc/self/statm");
    double all = 0;
    double resident = 0;
    if (pages >> all >> resident)
        cost.residentMiB = resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
    return cost;
}

} // namespace whither::bench
