import EventLog
import Foundation
import SQLiteStorage

// A process of its own for the tests: appends until it is killed, or shows what a limit does.
//
// LogProbe append PATH NAME     appends for ever, printing the identifier of each event on disk
// LogProbe fill PATH BYTES      appends until no file may grow beyond BYTES, then prints the error
// LogProbe read PATH            reads as a user without rights, and prints the head or the error

func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

func probeAppend(_ id: String, streams: [String]) -> Append {
  let payload = Array(#"{"id":"\#(id)","text":"\#(String(repeating: "é", count: 60))"}"#.utf8)
  return Append(
    id: id,
    events: streams.map { stream in
      ProposedEvent(
        stream: stream, type: "probe.appended", schemaVersion: 1, effectiveOn: "2026-01-01",
        actor: "probe", source: "test", payload: payload)
    },
    recordedAtMilliseconds: 1_767_225_600_000)
}

func appendForEver(path: String, name: String) throws {
  let log = try SQLiteLog(path: path)
  let own = "probe:\(name)"
  var version: Int64 = 0
  for number in 0... {
    let isPair = number % 3 == 2
    var append = probeAppend("\(name)-\(number)", streams: isPair ? [own, "shared"] : [own])
    append.expecting[own] = version == 0 ? .empty : .version(version)
    _ = try log.append([append])
    version += 1
    say(append.id)
  }
}

func fill(path: String, byteCountMax: UInt) throws {
  let log = try SQLiteLog(path: path)
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: byteCountMax, rlim_max: byteCountMax)
  unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  for number in 0... {
    do throws(EventLogError) {
      _ = try log.append([probeAppend("fill-\(number)", streams: ["fill"])])
    } catch {
      say("\(number) \(error)")
      return
    }
  }
}

func readWithoutRights(path: String) {
  if geteuid() == 0 {
    setgid(65534)
    setuid(65534)
  }
  do throws(EventLogError) {
    let log = try SQLiteLog(path: path, access: .reading)
    let head = try log.head()
    say("\(head.position) \(try log.events(from: 1, limit: 1_000).count)")
  } catch {
    say("\(error)")
  }
}

let words = CommandLine.arguments
do {
  switch words[1] {
  case "append": try appendForEver(path: words[2], name: words[3])
  case "fill": try fill(path: words[2], byteCountMax: UInt(words[3]) ?? 0)
  default: readWithoutRights(path: words[2])
  }
} catch {
  say("failed \(error)")
  exit(1)
}
