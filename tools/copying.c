/* A copy with some fields changed, for classes that mypyc compiled: what game/rules/copying.py does for all others.

   A compiled leaf keeps its fields in one C structure. The structure is copied whole, everything it refers to is counted once
   more (tp_traverse visits exactly what the leaf owns), and the changed fields are set through their own setters, which check
   their types. Deliberately absent: a constructor; such leaves check and derive nothing when they are made. */

#include <Python.h>
#include <string.h>

static PyObject *slow; /* dataclasses.replace */

static int keep(PyObject *owned, void *type)
{
    if (owned != type)
        Py_INCREF(owned);
    return 0;
}

static int is_compiled(PyTypeObject *type)
{
    PyObject *names = PyObject_GetAttrString((PyObject *)type, "__mypyc_attrs__");
    if (names == NULL) {
        PyErr_Clear();
        return 0;
    }
    Py_DECREF(names);
    return type->tp_traverse != NULL && type->tp_itemsize == 0 && type->tp_dictoffset == 0 && type->tp_weaklistoffset == 0;
}

static PyObject *replace(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    if (count != 1) {
        PyErr_SetString(PyExc_TypeError, "replace() takes one leaf and fields by name");
        return NULL;
    }
    PyTypeObject *type = Py_TYPE(args[0]);
    if (!is_compiled(type))
        return PyObject_Vectorcall(slow, args, 1, names);
    PyObject *leaf = type->tp_alloc(type, 0);
    if (leaf == NULL)
        return NULL;
    memcpy((char *)leaf + sizeof(PyObject), (char *)args[0] + sizeof(PyObject), type->tp_basicsize - sizeof(PyObject));
    type->tp_traverse(leaf, keep, type);
    for (Py_ssize_t n = 0; names != NULL && n < PyTuple_GET_SIZE(names); n++) {
        PyObject *name = PyTuple_GET_ITEM(names, n);
        if (PyObject_GenericSetAttr(leaf, name, args[1 + n]) < 0) {
            if (PyErr_ExceptionMatches(PyExc_AttributeError))
                PyErr_Format(PyExc_TypeError, "%s has no field %U", type->tp_name, name);
            Py_DECREF(leaf);
            return NULL;
        }
    }
    return leaf;
}

static PyMethodDef methods[] = {
    {"replace", (PyCFunction)(void (*)(void))replace, METH_FASTCALL | METH_KEYWORDS,
     "Return a leaf like this one but for some fields."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "copying", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_copying(void)
{
    PyObject *dataclasses = PyImport_ImportModule("dataclasses");
    if (dataclasses == NULL)
        return NULL;
    slow = PyObject_GetAttrString(dataclasses, "replace");
    Py_DECREF(dataclasses);
    return slow == NULL ? NULL : PyModule_Create(&module);
}
