#!/usr/bin/env python3
"""Lints all templates below a folder on Apache Spark, and writes what plumb answers as JSON lines.

    spark-submit lint_templates.py --plumb /opt/plumb s3a://templates/ s3a://findings/

Every executor pipes its part of the files through `plumb lint --stream`, which starts once for each part.
"""
import argparse
import json
import shlex

from pyspark.sql import SparkSession


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("templates", help="folder with templates, searched with all that is below it")
    options.add_argument("findings", help="folder to be made for the answers")
    options.add_argument("--plumb", default="plumb", help="the program on the executors")
    options.add_argument("--parts", type=int, help="how many parts the files are linted in (default: Spark decides)")
    options = options.parse_args()

    spark = SparkSession.builder.appName("plumb").getOrCreate()
    files = (
        spark.read.format("binaryFile")
        .option("recursiveFileLookup", True)
        .option("pathGlobFilter", "*.{yaml,yml,json,template,cfn,cform}")
        .load(options.templates)
        .select("path", "content")
    )
    if options.parts:
        files = files.repartition(options.parts)
    lines = files.rdd.map(
        lambda file: json.dumps({"file": file.path, "content": file.content.decode("utf-8", errors="replace")}))
    # One job on each core is enough: Spark already runs a task for each.
    command = f"{shlex.quote(options.plumb)} lint --no-config --stream --templates-only --jobs 1"
    answers = lines.pipe(command, checkCode=True)
    # Answers without findings are not worth keeping.
    answers.filter(lambda line: '"rule": ' in line or '"error": ' in line).saveAsTextFile(options.findings)
    spark.stop()


main()
