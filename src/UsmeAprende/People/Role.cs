namespace UsmeAprende.People;

/// <summary>
/// What a person may do (R15). Facilitators are learners too, coordinators facilitators too; the administrator runs the machine and reads
/// nobody's data.
/// </summary>
public enum Role
{
    Learner,
    Facilitator,
    Coordinator,
    Administrator,
}
