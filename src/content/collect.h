// Gathers all faults of a file instead of stopping at the first one.
#pragma once

#include "core/result.h"

#include <utility>
#include <vector>

namespace jw::content {

class Collector {
  public:
    explicit Collector(std::vector<Error>& faults) : faults_{&faults} {}

    /// The value, or `fallback` with the fault noted.
    template <typename T>
    T take(Result<T> result, T fallback = {}) {
        if (result.ok()) {
            return std::move(result).value();
        }
        faults_->push_back(result.error());
        return fallback;
    }
    void check(Result<Unit> result) { take(std::move(result)); }
    void add(Error fault) { faults_->push_back(std::move(fault)); }

  private:
    std::vector<Error>* faults_;
};

}  // namespace jw::content
