"""Quick entry: a line such as "partner > step > document > partner > step" drawn on the map.

`pieces` cuts a line, `marks` reads a piece, `lookup` knows what is on the map, `parsing` decides what each
part is, `deeds` draws the line, `completing` completes what is being typed. `entry` holds what they share.
"""
