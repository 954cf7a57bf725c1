"""The measures of the shipped dataset in words: how each goes with time, and which one takes it in. Another dataset may bring others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["", "total", "level"]


@dataclass(frozen=True)
class Measure:
    """What is measured, in words.

    ``change`` says how it goes with time: a total only grows, a level is of its day, all else is the same whenever it is said.
    ``within`` is the measure that counts the same people or things and more. One that is not ``charted`` is kept as an error in print.
    """

    label: str
    change: Change = ""
    within: str = ""
    charted: bool = True


MEASURES: dict[str, Measure] = {
    "air_defence_vehicles": Measure("Air-defence vehicles handed over", "total"),
    "ammunition_tonnes": Measure("Ammunition on the train at Tikhoretsk"),
    "area_cleared": Measure("Ground cleared of mines", "total"),
    "area_held": Measure("Ground in Kursk under Ukrainian control", "level"),
    "artillery_pieces": Measure("Guns and rocket launchers sent", "total"),
    "bridge_cost": Measure("Cost of the road bridge"),
    "bridge_lanes": Measure("Traffic lanes on the road bridge"),
    "bridge_length": Measure("Length of the road bridge", within="bridge_length_with_ramps"),
    "bridge_length_with_ramps": Measure("Length of the road bridge with its ramps", within="crossing_length"),
    "bridge_width": Measure("Width of the road bridge"),
    "builders_announced": Measure("Military builders announced", within="engineers_announced"),
    "casualties_misquoted": Measure("Casualties as a caption has them", charted=False),
    "checkpoint_area": Measure("Ground of the Khasan checkpoint"),
    "checkpoint_cost": Measure("Cost of the Khasan checkpoint"),
    "checkpoint_lanes": Measure("Lanes at the Khasan checkpoint"),
    "coffins_shown": Measure("Coffins shown on their return", within="killed"),
    "construction_troops": Measure("Construction troops on the move to Russia", "total"),
    "containers": Measure("Containers shipped to Russia", "total"),
    "crossing_length": Measure("Length of the crossing with its approach roads"),
    "dark_vessels": Measure("Ships without transponder signal at Vostochny"),
    "distance_from_rail_bridge": Measure("Distance of the road bridge from the rail bridge"),
    "distance_from_ukraine": Measure("Distance of Tikhoretsk from Ukraine", charted=False),
    "engineers_announced": Measure("Sappers, builders and soldiers announced"),
    "engineers_arrived": Measure("North Korean engineers arrived", "total", within="troops_sent"),
    "entries": Measure("North Koreans who entered Russia in a year"),
    "explosive_items": Measure("Explosive items made safe", "total"),
    "extra_troops": Measure("Troops sent in early 2025", within="troops_sent"),
    "first_contingent": Measure("Troops in the first transport", within="troops_first_wave"),
    "flights_per_month": Measure("Direct flights a month", "level"),
    "further_troops": Measure("Further troops spoken of for 2026"),
    "graves": Measure("Graves laid out for North Korean soldiers", within="killed"),
    "guest_capacity": Measure("Guests that the Kalma resort can take"),
    "horses": Measure("Horses on the first freight train"),
    "killed": Measure("North Koreans killed", "total", within="killed_and_wounded"),
    "killed_and_wounded": Measure("North Koreans killed and wounded", "total", within="losses_in_all"),
    "killed_and_wounded_weekend": Measure("North Koreans killed and wounded in one weekend", within="killed_and_wounded"),
    "killed_civilians": Measure("People killed in the strike on Kyiv"),
    "killed_engineers": Measure("North Korean engineers who died while demining", within="killed"),
    "killed_officers": Measure("North Korean officers killed near Donetsk", within="killed"),
    "killed_shown": Measure("Fallen whom North Korea showed", within="killed"),
    "korean_part_length": Measure("Length of the bridge's North Korean part", within="bridge_length"),
    "losses_in_all": Measure("North Koreans killed, wounded, missing and captured", "total"),
    "oil": Measure("Oil shipped to North Korea"),
    "own_work_share": Measure("Share of works that the contractor must carry out itself"),
    "pay_per_hour": Measure("Pay at Alabuga"),
    "people_per_day": Measure("People a day through the Khasan checkpoint"),
    "port_visits": Measure("Loading visits at Rajin"),
    "prisoners": Measure("North Koreans captured", "total", within="losses_in_all"),
    "reactor_modules": Measure("Submarine reactor modules", "total"),
    "roadway_width": Measure("Width of the roadway on the bridge"),
    "rounds": Measure("Artillery rounds sent to Russia", "total"),
    "rounds_2024": Measure("Artillery rounds sent in 2024", within="rounds"),
    "rounds_capacity": Measure("Shells that the containers could hold", "total", within="rounds"),
    "rounds_capacity_122mm": Measure("122 mm rounds that the containers could hold", "total", within="rounds"),
    "rounds_per_month": Measure("Artillery rounds a month", "level", within="rounds"),
    "route_length": Measure("Length of the railway route Pyongyang-Moscow"),
    "russian_approaches_length": Measure("Length of the Russian approach roads", within="crossing_length"),
    "russian_part_length": Measure("Length of the bridge's Russian part", within="bridge_length"),
    "sappers_announced": Measure("Sappers announced", within="engineers_announced"),
    "seats": Measure("Seats on the first direct flight"),
    "share_of_rounds": Measure("North Korean share of Russia's rounds"),
    "spans": Measure("Bridge spans partly built", "level"),
    "states_briefed": Measure("States briefed by the monitoring team"),
    "storage_pits": Measure("New pits at the Tikhoretsk depot", "total"),
    "tanker_voyages": Measure("Voyages of North Korean tankers"),
    "tourists": Measure("Tourists on the first flight"),
    "track_length": Measure("Length of the rebuilt track to Rajin"),
    "trains_per_week": Measure("Passenger trains a week over the border", "level"),
    "transport_ships": Measure("Navy ships in the first transport"),
    "trips": Measure("Trips by Russians to North Korea in a year"),
    "troops_decided": Measure("Troops that were decided upon"),
    "troops_first_wave": Measure("Troops in the first dispatch", within="troops_sent"),
    "troops_present": Measure("North Korean troops present", "level", within="troops_sent"),
    "troops_returned": Measure("North Korean troops who went home", "total", within="troops_sent"),
    "troops_sent": Measure("North Korean troops sent to Russia", "total"),
    "ukrainian_killed_and_wounded": Measure("Ukrainians killed and wounded in Kursk"),
    "vehicles_per_day": Measure("Vehicles a day", "level"),
    "visits": Measure("Visits in a few months"),
    "votes_in_favour": Measure("Votes in favour"),
    "voyages": Measure("Voyages with containers from Rajin"),
    "workers": Measure("North Korean workers in Russia", "level"),
    "workers_alabuga": Measure("Workers meant for Alabuga"),
    "workers_expected": Measure("Workers expected later"),
    "works_reach": Measure("How far the works reach into the river", "level"),
    "wounded": Measure("North Koreans wounded", "total", within="killed_and_wounded"),
    "wounded_returned": Measure("Wounded sent home", within="wounded"),
}


def term_of(code: str) -> Measure:
    """Return a measure; of one that is not listed, its code in words and nothing more."""
    words = code.replace("_", " ")
    return MEASURES.get(code, Measure(words[:1].upper() + words[1:]))


def takes_in(code: str) -> tuple[str, ...]:
    """Return the measures that take one in, the nearest first."""
    outer = term_of(code).within
    return (outer, *takes_in(outer)) if outer else ()
