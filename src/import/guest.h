// Anybody's rigged model (glTF/GLB, FBX, Collada, OBJ, BVH ...), read in a process of its own.
//
// Assimp aborts, overflows its stack or stalls on damaged files, so `load_guest` starts the program
// a second time with a hidden subcommand, under limits of time and memory, and takes the result
// through a pipe. fork with exec rather than fork alone: the window has graphics threads and
// gigabytes mapped, a fresh process has neither. Every program that calls `load_guest` must call
// `maybe_run_import_child` first thing in main.
#pragma once

#include "core/result.h"
#include "model/model.h"

#include <filesystem>
#include <optional>

namespace jw::import {

struct GuestOptions {
    /// What is started as the child; it must call `maybe_run_import_child`.
    std::filesystem::path program = "/proc/self/exe";
    double seconds = 20.0;                           // wall time, then the child is ended
    std::uint64_t memory = std::uint64_t{2} << 30U;  // bytes of address space of the child
};

/// The model in our axes, metres and seconds, validated; weights add up to 1. What was left out or
/// guessed stands in `warnings`.
/// Fails: NotFound, InvalidInput (a folder), BadFormat and Unsupported with what is wrong and
/// where, LimitExceeded (size, time, memory), IoFailed when no child can be started. Never crashes,
/// never takes longer than `seconds` and a moment.
Result<model::GuestModel> load_guest(const std::filesystem::path& path,
                                     const GuestOptions& options = {});

/// First line of main: runs the import and returns the exit status when this process was started as
/// an import child, nullopt otherwise.
std::optional<int> maybe_run_import_child(int argc, char** argv);

}  // namespace jw::import
