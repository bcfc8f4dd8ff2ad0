// One instant of one performance: pose, muscles, budget and findings. Pure: the same body,
// movement, performance and time give the same bits, whatever was evaluated before.
#pragma once

#include "core/result.h"
#include "model/frame.h"
#include "model/movement.h"

#include <memory>

namespace jw::session {

/// Memory of evaluate() and what it has prepared for a movement (muscle tables, start poses, the
/// solver). Start empty and reuse it: nothing is allocated while body, movement and the two
/// performances that were asked for last stay the same.
/// A movement is told from another by its id and stamp; one made by hand (stamp 0) is prepared anew
/// each time. Not for two threads at once.
class EvaluateScratch {
  public:
    EvaluateScratch();
    ~EvaluateScratch();
    EvaluateScratch(EvaluateScratch&&) noexcept;
    EvaluateScratch& operator=(EvaluateScratch&&) noexcept;
    EvaluateScratch(const EvaluateScratch&) = delete;
    EvaluateScratch& operator=(const EvaluateScratch&) = delete;

  private:
    friend Result<Unit> evaluate(const model::Body&, const model::Movement&,
                                 const model::Performance&, double, EvaluateScratch&,
                                 model::Frame&);
    struct State;
    std::unique_ptr<State> state_;
};

/// Fills `out`; its vectors keep their memory. `time` is 0..1 of the cycle.
/// Fails: InvalidInput for a time that is not a number or settings that leave no range; NotFound
/// for an unknown variant, size, cause or limit.
Result<Unit> evaluate(const model::Body& body, const model::Movement& movement,
                      const model::Performance& performance, double time, EvaluateScratch& scratch,
                      model::Frame& out);

}  // namespace jw::session
