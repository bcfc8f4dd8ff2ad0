// A sitting with the shipped body, without its surfaces, and the shipped movements.
#pragma once

#include "session/evaluate.h"
#include "session/session.h"

#include "unit/session/shipped.h"

namespace jw::session {

struct ShippedSession {  // borrows from itself: it stays where it was made
    model::Model model = [] {
        model::Model bare;
        bare.body = body();
        return bare;
    }();
    EvaluateScratch scratch;
    Session session{{&model, &library().movements,
                     [this](const model::Movement& movement, const model::Performance& performance,
                            double time, model::Frame& out) {
                         return evaluate(model.body, movement, performance, time, scratch, out);
                     },
                     &library()}};
};

}  // namespace jw::session
