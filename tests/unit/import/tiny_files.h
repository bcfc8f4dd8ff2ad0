// The smallest useful files of other formats, as texts.
#pragma once

namespace jw::import::test {

/// A leg in centimetre-free metres: hip at 0.8 m, knee 0.4 m above it (upside down, so that signs
/// show), two frames half a second apart.
inline constexpr const char* kTinyBvh = R"(HIERARCHY
ROOT Hips
{
  OFFSET 0 0 0
  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
  JOINT Spine
  {
    OFFSET 0 0.4 0
    CHANNELS 3 Zrotation Xrotation Yrotation
    End Site
    {
      OFFSET 0 1.2 0.1
    }
  }
}
MOTION
Frames: 2
Frame Time: 0.5
0 0.8 0 0 0 0 0 0 0
1 0.8 2 0 0 0 0 90 0
)";

/// One triangle in centimetres, Z up, facing -Y: 170 cm tall.
inline constexpr const char* kTinyCollada = R"(<?xml version="1.0" encoding="utf-8"?>
<COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
<asset><unit name="centimeter" meter="0.01"/><up_axis>Z_UP</up_axis></asset>
<library_geometries><geometry id="g" name="triangle"><mesh>
<source id="p"><float_array id="pa" count="9">-20 -5 0 20 -5 0 0 -5 170</float_array>
<technique_common><accessor source="#pa" count="3" stride="3"><param name="X" type="float"/>
<param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
<vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
<triangles count="1"><input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles>
</mesh></geometry></library_geometries>
<library_visual_scenes><visual_scene id="s"><node id="n" name="Body">
<instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>
<scene><instance_visual_scene url="#s"/></scene>
</COLLADA>
)";

/// The same triangle as FBX text, with its unit and axes in the global settings.
inline constexpr const char* kTinyFbx = R"(; FBX 7.4.0 project file
FBXHeaderExtension:  {
  FBXHeaderVersion: 1003
  FBXVersion: 7400
}
GlobalSettings:  {
  Version: 1000
  Properties70:  {
    P: "UpAxis", "int", "Integer", "",2
    P: "UpAxisSign", "int", "Integer", "",1
    P: "FrontAxis", "int", "Integer", "",1
    P: "FrontAxisSign", "int", "Integer", "",-1
    P: "CoordAxis", "int", "Integer", "",0
    P: "CoordAxisSign", "int", "Integer", "",1
    P: "UnitScaleFactor", "double", "Number", "",1
  }
}
Objects:  {
  Geometry: 1000, "Geometry::tri", "Mesh" {
    Vertices: *9 {
      a: -20,-5,0,20,-5,0,0,-5,170
    }
    PolygonVertexIndex: *3 {
      a: 0,1,-3
    }
    GeometryVersion: 124
  }
  Model: 2000, "Model::Body", "Mesh" {
    Version: 232
    Properties70:  {
      P: "Lcl Translation", "Lcl Translation", "", "A",0,0,0
    }
  }
}
Connections:  {
  C: "OO",2000,0
  C: "OO",1000,2000
}
)";

}  // namespace jw::import::test
