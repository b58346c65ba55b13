using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>What an activity's id tells by itself.</summary>
public static class Activities
{
    /// <summary>A module's test is the only activity called <c>prueba</c>; its questions come below it.</summary>
    public static bool IsTest(string activity) => activity.EndsWith("/prueba", StringComparison.Ordinal);

    /// <summary>A lesson is course, module and its own name; what is done within it comes below.</summary>
    public static bool IsLesson(string activity) => !IsTest(activity) && activity.AsSpan().Count('/') == 2;

    /// <summary>The id an activity has now: its own, or that of what a renamed lesson and all below it became.</summary>
    public static string Resolve(CourseCatalogue catalogue, string activity)
    {
        if (catalogue.Renamed.Count == 0)
            return activity;
        if (catalogue.Renamed.TryGetValue(activity, out var now))
            return now;
        var slash = activity.LastIndexOf('/');
        return slash > 0 && catalogue.Renamed.TryGetValue(activity[..slash], out now) ? now + activity[slash..] : activity;
    }
}
