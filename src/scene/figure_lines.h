// The lines of a figure: what measures it, names its planes and shows its joints.
#pragma once

#include "scene/draw_list.h"

namespace jw::scene {

/// Adds those that the settings ask for to `out.lines`. `figure`: index of BuildJob::figures;
/// `place`: of the figure's room in the room of the viewport.
void add_figure_lines(const BuildJob& job, int figure, Surface surface, const Rigid& place,
                      DrawList& out);

}  // namespace jw::scene
