namespace UsmeAprende.Catalogue;

/// <summary>A stretch of a lesson: text, or something to do.</summary>
public abstract record LessonPart;

/// <summary>Text, pictures, notes and warnings.</summary>
public sealed record TextPart(string Html) : LessonPart;

/// <summary>A question the server can grade.</summary>
public sealed record QuestionPart(Question Question) : LessonPart;

/// <summary>Something to do on the phone, and say so.</summary>
/// <param name="Id">Lesson id and the practice's own, such as <c>…/encender-y-cargar/cargar-hoy</c>.</param>
public sealed record PracticePart(string Id, string Html) : LessonPart;

/// <summary>A private note: its words stay on the phone, only the fact that it was written goes up.</summary>
public sealed record ReflectionPart(string Id, string Html) : LessonPart;
