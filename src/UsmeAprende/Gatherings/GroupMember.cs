using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>Somebody of a group with where they stand in its course: no more of them than who runs the group needs.</summary>
/// <param name="Progress">Null where the group has no course.</param>
/// <param name="Attended">Gatherings of the group they came to.</param>
/// <param name="LastAt">When they last did anything in the course or came.</param>
/// <param name="HasStopped">Has not finished, and did nothing for two weeks.</param>
/// <param name="LastMet">
/// The last of the reader's own gatherings of the group to which they came: where a task that they show now is noted.
/// </param>
public sealed record GroupMember(
    Guid PersonId,
    string Name,
    DateTime EnrolledAt,
    CourseProgress? Progress,
    int Attended,
    DateTime? LastAt,
    bool HasStopped,
    Guid? LastMet
)
{
    /// <summary>Tasks of the course's modules that nobody has seen them do yet.</summary>
    public IEnumerable<ModuleProgress> TasksToShow => Tasks.Where(m => !m.IsTaskShown);

    public IEnumerable<ModuleProgress> TasksShown => Tasks.Where(m => m.IsTaskShown);

    private IEnumerable<ModuleProgress> Tasks => Progress?.Modules.Where(m => m.Module.Guide is not null) ?? [];
}
