"""Work in processes: in order, each task bounded, none taking another with it."""

import multiprocessing
import os
import sys
import time

import pytest

from kursk_digest.errors import ConfigError
from kursk_digest.workers import Bounds, Lost, processors, run_all


def double(number):
    return 2 * number


def misbehave(task):
    if task == "sleep":
        time.sleep(60)
    if task == "eat":
        return len(bytearray(4_000_000_000))
    if task == "die":
        os._exit(9)
    if task == "refuse":
        raise ConfigError("no such pattern; correct it")
    return task.upper()


def pid_of(task):
    time.sleep(0.02)
    return os.getpid()


def results(work, tasks, *, count=2, **bounds):
    return list(run_all(work, tasks, count=count, bounds=Bounds(**bounds)))


@pytest.mark.parametrize("size", [0, 1, 2, 7, 300])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(size, count):
    assert results(double, range(size), count=count) == [2 * n for n in range(size)]


def test_large_tasks_and_results_do_not_block_each_other():
    tasks = ["x" * 3_000_000] * 9
    assert [len(found) for found in results(misbehave, tasks)] == [3_000_000] * 9


def test_a_task_that_takes_too_long_is_cut_off_alone():
    found = results(misbehave, ["a", "sleep", "b", "c", "d", "e"], count=1, seconds=0.5)
    assert found == ["A", Lost.TIME, "B", "C", "D", "E"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory by address space")
def test_a_task_that_eats_memory_is_cut_off_alone():
    found = results(misbehave, ["a", "eat", "b"], count=1, bytes=500_000_000)
    assert found == ["A", Lost.MEMORY, "B"]


def test_a_task_that_ends_its_process_takes_no_other_with_it():
    tasks = ["a", "die", "b", "die", "die", "c"] + ["d"] * 20
    found = results(misbehave, tasks)
    assert found == ["A", Lost.CRASH, "B", Lost.CRASH, Lost.CRASH, "C"] + ["D"] * 20


def test_an_error_of_the_work_is_raised_where_the_results_are_taken():
    with pytest.raises(ConfigError, match="no such pattern"):
        results(misbehave, ["a", "refuse", "b"])


def test_no_process_is_left_behind():
    results(double, range(20))
    for found in run_all(misbehave, ["a", "sleep"], count=2, bounds=Bounds(seconds=30)):
        assert found == "A"
        break
    assert not multiprocessing.active_children()


def test_the_work_is_shared():
    assert len(set(results(pid_of, range(40), count=2))) == 2


def test_tasks_are_taken_as_they_are_needed():
    taken = []

    def tasks():
        for number in range(1000):
            taken.append(number)
            yield number

    coming = run_all(double, tasks(), count=2, bounds=Bounds())
    next(coming)
    assert len(taken) < 100
    coming.close()


def test_there_is_a_processor():
    assert processors() >= 1
