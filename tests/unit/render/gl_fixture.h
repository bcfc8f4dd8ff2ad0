// A context in software, so that pictures are the same wherever the tests run. One for all tests of
// the program: opening and closing contexts is not what they are about.
#pragma once

#include "platform/headless.h"
#include "render/renderer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

namespace jw::test {

class GlFixture : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        auto headless = platform::HeadlessContext::create({.software = true});
        ASSERT_TRUE(headless.ok()) << headless.error().to_string();
        headless_ = std::make_unique<platform::HeadlessContext>(std::move(headless).value());
        auto context = render::Context::adopt_current();
        ASSERT_TRUE(context.ok()) << context.error().to_string();
        context_ = std::move(context).value();
        auto renderer = render::Renderer::create(*context_);
        ASSERT_TRUE(renderer.ok()) << renderer.error().to_string();
        renderer_ = std::make_unique<render::Renderer>(std::move(renderer).value());
    }
    static void TearDownTestSuite() {
        renderer_.reset();
        context_.reset();
        headless_.reset();
    }

    static inline std::unique_ptr<platform::HeadlessContext> headless_;
    static inline std::unique_ptr<render::Context> context_;
    static inline std::unique_ptr<render::Renderer> renderer_;
};

}  // namespace jw::test
