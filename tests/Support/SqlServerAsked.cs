using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace UsmeAprende.Testing;

/// <summary>
/// Notes from where in the site's source its queries came, in the file that <c>USME_ASKED_QUERIES</c> names; nothing where it names none.
/// <c>.ci/asked</c> tells which never came.
/// </summary>
internal static class AskedQueries
{
    private static readonly string? s_file = Environment.GetEnvironmentVariable("USME_ASKED_QUERIES");
    private static readonly ConcurrentDictionary<(MethodBase Method, int Offset), bool> s_known = new();

    public static void Note()
    {
        if (s_file is null)
            return;
        var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        var place = Array.FindIndex(frames, f => IsOfTheSite(f.GetMethod()));
        if (place < 0 || !s_known.TryAdd((frames[place].GetMethod()!, frames[place].GetILOffset()), true))
            return;
        var frame = new StackTrace(fNeedFileInfo: true).GetFrame(place)!;
        lock (s_known)
            File.AppendAllText(s_file, $"{frame.GetFileName()}:{frame.GetFileLineNumber()}\n");
    }

    private static bool IsOfTheSite(MethodBase? method) =>
        method?.DeclaringType?.Assembly.GetName().Name is "UsmeAprende" or "UsmeAprende.Web";
}
