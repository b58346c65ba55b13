namespace UsmeAprende.Learning;

/// <summary>What can be done with an activity, and so which verb it takes.</summary>
public enum ActivityKind
{
    Lesson,
    Practice,
    Reflection,
    Question,
    Test,
    Game,
}
