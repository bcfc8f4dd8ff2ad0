#include "platform/headless.h"

#include "platform/window.h"

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace jw::platform {
namespace {

TEST(Headless, draws_without_a_display) {
    unsetenv("DISPLAY");
    const auto context = HeadlessContext::create({.software = true});
    ASSERT_TRUE(context.ok()) << context.error().to_string();
    EXPECT_GE(context->info().major, 4);
    EXPECT_TRUE(context->info().software);
    GLuint texture = 0;
    GLuint framebuffer = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 4, 4, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    ASSERT_EQ(glCheckFramebufferStatus(GL_FRAMEBUFFER),
              static_cast<GLenum>(GL_FRAMEBUFFER_COMPLETE));
    glClearColor(1.0F, 0.0F, 0.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    unsigned char pixel[4] = {};
    glReadPixels(1, 1, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
    EXPECT_EQ(pixel[0], 255);
    EXPECT_EQ(pixel[1], 0);
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteTextures(1, &texture);
}

TEST(Headless, contexts_can_follow_one_another) {
    for (int i = 0; i < 3; ++i) {
        const auto context = HeadlessContext::create({.software = true});
        ASSERT_TRUE(context.ok()) << context.error().to_string();
        EXPECT_NE(glGetString(GL_VERSION), nullptr);
    }
}

TEST(Window, without_a_display_the_reason_is_given) {
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    EXPECT_FALSE(Window::has_display());
    const auto window = Window::open({});
    ASSERT_FALSE(window.ok());
    EXPECT_EQ(window.error().code, ErrorCode::NoGraphics);
    EXPECT_NE(window.error().sentence.find("no window can be opened"), std::string::npos);
}

TEST(GlCheck, a_driver_that_is_too_old_is_explained) {
    GlInfo info{"3.1 Mesa 9.0", "Old Card", "Vendor", 3, 1, false};
    const auto result = check_gl(info);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::NoGraphics);
    for (const char* word : {"Old Card", "3.1", "4.1", "LIBGL_ALWAYS_SOFTWARE"}) {
        EXPECT_NE(result.error().sentence.find(word), std::string::npos) << word;
    }
    info.major = 4;
    EXPECT_TRUE(check_gl(info).ok());
    info.minor = 0;
    EXPECT_FALSE(check_gl(info).ok());
}

TEST(GlCheck, a_silent_driver_is_explained) {
    const auto result = check_gl({});
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.error().sentence.find("does not answer"), std::string::npos);
}

TEST(GlCheck, software_renderers_are_known_and_remarked_on) {
    EXPECT_TRUE(is_software_renderer("llvmpipe (LLVM 15.0.6, 256 bits)"));
    EXPECT_TRUE(is_software_renderer("Google SwiftShader"));
    EXPECT_FALSE(is_software_renderer("NVIDIA GeForce RTX 3060/PCIe/SSE2"));
    GlInfo info;
    EXPECT_FALSE(remark_on(info).has_value());
    info.software = true;
    info.renderer = "llvmpipe";
    EXPECT_NE(remark_on(info)->find("llvmpipe"), std::string::npos);
}

}  // namespace
}  // namespace jw::platform
